package kz.daneker.client;

import java.time.Clock;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.SignedPersonEvent;
import kz.daneker.signing.SigningKey;
import tools.jackson.databind.node.ObjectNode;

/** Says, signed, what happened to people. */
public final class PersonBook {
    private static final String PATH = "/v1/people/events";
    private static final String JWT = "application/jwt";

    private final AgencyId agency;
    private final SigningKey key;
    private final GatewayConnection connection;
    private final Seals seals;
    private final Clock clock;

    PersonBook(AgencyId agency, SigningKey key, GatewayConnection connection, Seals seals, Clock clock) {
        this.agency = agency;
        this.key = key;
        this.connection = connection;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * What the gateway answered, its signature checked.
     *
     * @param id this agency's name for the event; it is taken back by it
     */
    public record Said(UUID id, Receipt receipt, String compact) {}

    /** Signs an event; it may be sent as often as needed, it counts once. */
    public String sign(UUID id, ObjectNode event) {
        return new SignedPersonEvent(PartyUrn.of(agency), PartyUrn.GATEWAY, id.toString(), clock.instant(), event)
                .sign(key);
    }

    /**
     * Says what happened.
     *
     * @param event {@code kz-person-event/0.1-draft}
     * @throws RefusedRequest if the gateway refuses it
     * @throws Refusal {@code RECEIPT_INVALID} if the receipt is not about exactly this, and as {@link Receipt#verify}
     */
    public Said say(UUID id, ObjectNode event) {
        String compact = RefusedRequest.unlessGranted(connection.post(PATH, JWT, sign(id, event)))
                .text();
        Receipt receipt = Receipt.verify(compact, seals.gateway(compact)).receipt();
        boolean aboutThis = receipt.issuer().equals(PartyUrn.GATEWAY)
                && receipt.audience().equals(PartyUrn.of(agency))
                && receipt.outcome() == Outcome.ACCEPTED
                && id.toString().equals(receipt.refersTo())
                && receipt.disclosures().contains(Digest.of(StrictJson.write(event)));
        if (!aboutThis) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
        return new Said(id, receipt, compact);
    }
}
