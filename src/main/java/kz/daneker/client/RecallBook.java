package kz.daneker.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.RecallAcknowledgement;
import kz.daneker.signing.RecallNotice;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerifiedRecall;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The recalls addressed to this agency, each verified before it is believed, and its signed answers. */
public final class RecallBook {
    private static final String PATH = "/v1/recalls";

    private final AgencyId agency;
    private final SigningKey key;
    private final GatewayConnection connection;
    private final Seals seals;
    private final Clock clock;

    RecallBook(AgencyId agency, SigningKey key, GatewayConnection connection, Seals seals, Clock clock) {
        this.agency = agency;
        this.key = key;
        this.connection = connection;
        this.seals = seals;
        this.clock = clock;
    }

    /** What an agency did with what it had received. */
    public enum Done {
        DELETED,
        RESTRICTED,
        KEPT
    }

    /**
     * What is not answered yet, oldest first.
     *
     * @throws RefusedRequest if the gateway refuses
     */
    public List<OpenRecall> list() {
        GatewayReply reply = RefusedRequest.unlessGranted(connection.get(PATH));
        List<OpenRecall> open = new ArrayList<>();
        try {
            for (JsonNode entry : reply.json().path("recalls")) {
                open.add(new OpenRecall(
                        UUID.fromString(entry.path("id").asString("")),
                        UUID.fromString(entry.path("delivery").asString("")),
                        LocalDate.parse(entry.path("raisedOn").asString("")),
                        LocalDate.parse(entry.path("dueOn").asString("")),
                        entry.path("overdue").asBoolean(false)));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new GatewayUnreachable("the list of recalls is not in the form a gateway gives", e);
        }
        return List.copyOf(open);
    }

    /**
     * One recall, its signature verified.
     *
     * @throws RefusedRequest {@code NOT_FOUND} for what is not ours
     * @throws Refusal if the gateway did not sign it, or not this one, or not for us
     */
    public VerifiedRecall show(UUID id) {
        return verify(
                id,
                RefusedRequest.unlessGranted(connection.get(PATH + "/" + id)).text());
    }

    /** A recall that came by another way, e.g. from the agency's own queue; refuses as {@link #show}. */
    public VerifiedRecall verify(UUID id, String jws) {
        VerifiedRecall recall = RecallNotice.verify(jws, seals.gateway(jws));
        if (!recall.notice().id().equals(id.toString())
                || !recall.notice().audience().equals(PartyUrn.of(agency))) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
        return recall;
    }

    /** The answer to a recall, signed and not sent: for those who answer where the recall was posted to. */
    public String sign(VerifiedRecall recall, Done done, @Nullable String law) {
        return new RecallAcknowledgement(
                        PartyUrn.of(agency),
                        PartyUrn.GATEWAY,
                        recall.notice().id(),
                        recall.jws().digest(),
                        clock.instant(),
                        done.name().toLowerCase(Locale.ROOT),
                        law)
                .sign(key);
    }

    /**
     * Answers a recall.
     *
     * @param law name and number of the law that obliges to keep the data; for {@link Done#KEPT} and only then
     * @return the acknowledgement, compact JWS; handed in again it changes nothing
     * @throws RefusedRequest {@code ACKNOWLEDGEMENT_INVALID} if the law is missing, {@code STATUS_NOT_ALLOWED} if it was
     *     answered before
     */
    public String acknowledge(UUID id, Done done, @Nullable String law) {
        String acknowledgement = sign(show(id), done, law);
        RefusedRequest.unlessGranted(
                connection.post(PATH + "/" + id + "/acknowledgement", "application/jwt", acknowledgement));
        return acknowledgement;
    }
}
