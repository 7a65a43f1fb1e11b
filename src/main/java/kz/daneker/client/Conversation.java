package kz.daneker.client;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.StatusNote;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What sender and recipient say about a referral after it was sent, each word signed. */
public final class Conversation {
    private static final String PATH = "/v1/referrals/";

    private final AgencyId agency;
    private final SigningKey key;
    private final GatewayConnection connection;
    private final SpokenWords words;
    private final Clock clock;

    Conversation(AgencyId agency, SigningKey key, GatewayConnection connection, SpokenWords words, Clock clock) {
        this.agency = agency;
        this.key = key;
        this.connection = connection;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Where a referral stands and what was said about it, every word verified.
     *
     * @param id the sender's referral id, or for the recipient the delivery's
     * @throws RefusedRequest if the gateway refuses, {@code NOT_FOUND} for what is not ours included
     * @throws Refusal if a word's signature does not hold
     */
    public Standing ask(UUID id) {
        return words.read(
                id, RefusedRequest.unlessGranted(connection.get(PATH + id)).json());
    }

    /**
     * Says the next word, signed.
     *
     * @param word e.g. {@code ACCEPTED} by the recipient, {@code WITHDRAWN} by the sender
     * @param reason a code, e.g. {@code NO_CAPACITY}, or null
     * @return where the referral stands then
     * @throws RefusedRequest {@code STATUS_NOT_ALLOWED} if it is not ours to say, or not now
     */
    public ReferralState say(UUID id, ReferralState word, @Nullable String reason) {
        return say(id, word, reason, null);
    }

    /**
     * The same, with whether the person came.
     *
     * @param attendance null to say nothing about it
     */
    public ReferralState say(UUID id, ReferralState word, @Nullable String reason, @Nullable Attendance attendance) {
        List<Standing.Word> ours = ask(id).words().stream()
                .filter(spoken -> spoken.from().equals(agency) && spoken.word() != ReferralState.DELIVERED)
                .toList();
        Digest previous =
                ours.isEmpty() ? null : Digest.ofAscii(ours.get(ours.size() - 1).jws());
        String note = new StatusNote(
                        PartyUrn.of(agency),
                        PartyUrn.GATEWAY,
                        id.toString(),
                        ours.size() + 1,
                        word.name().toLowerCase(Locale.ROOT),
                        clock.instant(),
                        previous,
                        reason,
                        attendance == null ? null : attendance.code())
                .sign(key);
        GatewayReply reply =
                RefusedRequest.unlessGranted(connection.post(PATH + id + "/status", "application/jwt", note));
        return state(reply.json());
    }

    private static ReferralState state(ObjectNode json) {
        try {
            return ReferralState.valueOf(json.path("state").asString(""));
        } catch (IllegalArgumentException e) {
            throw new GatewayUnreachable("the answer names no state a gateway knows", e);
        }
    }
}
