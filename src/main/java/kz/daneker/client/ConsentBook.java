package kz.daneker.client;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.ConsentWord;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.SignedSheet;
import kz.daneker.signing.SigningKey;
import tools.jackson.databind.node.ObjectNode;

/** The consents an agency collected: signs them onto the register, takes them back, and looks its own up. */
public final class ConsentBook {
    private static final String PATH = "/v1/consents";
    private static final String JWT = "application/jwt";
    private static final String STATE = "Daneker-State";

    private final AgencyId agency;
    private final SigningKey key;
    private final GatewayConnection connection;
    private final Seals seals;
    private final Clock clock;

    ConsentBook(AgencyId agency, SigningKey key, GatewayConnection connection, Seals seals, Clock clock) {
        this.agency = agency;
        this.key = key;
        this.connection = connection;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * What the register answered, its signature checked.
     *
     * @param receipt the gateway's signed word
     */
    public record Registered(UUID id, ConsentState state, Receipt receipt, String compact) {}

    /**
     * Signs a sheet.
     *
     * @param sheet {@code kz-consent/0.1-draft}; its {@code /consent/id} names it
     * @return compact JWS; may be sent as often as needed, it counts once
     */
    public String sign(ObjectNode sheet) {
        String id = sheet.at("/consent/id").asString("");
        return new SignedSheet(PartyUrn.of(agency), PartyUrn.GATEWAY, id, clock.instant(), sheet).sign(key);
    }

    /**
     * Registers a sheet; the same one again counts once and gets the same receipt.
     *
     * @throws RefusedRequest if the register refuses it
     * @throws Refusal {@code RECEIPT_INVALID} if the receipt is not about exactly this, and as {@link Receipt#verify}
     */
    public Registered give(ObjectNode sheet) {
        UUID id = UUID.fromString(sheet.at("/consent/id").asString(""));
        GatewayReply reply = RefusedRequest.unlessGranted(connection.post(PATH, JWT, sign(sheet)));
        Registered registered = answered(id, reply);
        require(registered.receipt().disclosures().contains(Digest.of(StrictJson.write(sheet))));
        return registered;
    }

    /**
     * Says that the person took the consent back, or refused.
     *
     * @param end {@code WITHDRAWN} or {@code REFUSED}
     * @param by in which capacity the person spoke
     * @throws RefusedRequest {@code NOT_FOUND} if it is not ours, {@code STATUS_NOT_ALLOWED} if it has ended already
     */
    public Registered end(UUID id, ConsentState end, ConsentRecord.Capacity by, ConsentRecord.Method method) {
        String word = new ConsentWord(
                        PartyUrn.of(agency),
                        PartyUrn.GATEWAY,
                        id.toString(),
                        spelled(end),
                        clock.instant(),
                        spelled(by),
                        spelled(method))
                .sign(key);
        String door = end == ConsentState.WITHDRAWN ? "/withdrawal" : "/refusal";
        Registered registered =
                answered(id, RefusedRequest.unlessGranted(connection.post(PATH + "/" + id + door, JWT, word)));
        require(registered.receipt().message().equals(Digest.ofAscii(word)));
        return registered;
    }

    /** The newest consents this agency collected, without a name, as the gateway lists them. */
    public ObjectNode list() {
        return RefusedRequest.unlessGranted(connection.get(PATH)).json();
    }

    /** One consent with its sheet and every word about it. */
    public ObjectNode show(UUID id) {
        return RefusedRequest.unlessGranted(connection.get(PATH + "/" + id)).json();
    }

    /**
     * Verifies a receipt the register gave, fresh or stored.
     *
     * @throws Refusal {@code RECEIPT_INVALID} if it is about another consent, and as {@link Receipt#verify}
     */
    public Receipt verify(UUID id, String compact) {
        Receipt receipt = Receipt.verify(compact, seals.gateway(compact)).receipt();
        require(receipt.issuer().equals(PartyUrn.GATEWAY)
                && receipt.audience().equals(PartyUrn.of(agency))
                && receipt.outcome() == Outcome.ACCEPTED
                && id.toString().equals(receipt.refersTo()));
        return receipt;
    }

    private Registered answered(UUID id, GatewayReply reply) {
        String compact = reply.text();
        return new Registered(id, state(reply), verify(id, compact), compact);
    }

    private static ConsentState state(GatewayReply reply) {
        try {
            return ConsentState.valueOf(reply.header(STATE).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new GatewayUnreachable("the answer names no state a register knows", e);
        }
    }

    private static String spelled(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
    }
}
