package kz.daneker.client;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.VerifiedReceipt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Hands signed referrals to the gateway and believes nothing but its signature over what was handed over. */
public final class Sending {
    private static final String PATH = "/v1/referrals";
    private static final String MEDIA_TYPE = "application/sd-jwt";
    private static final String STATE = "Daneker-State";

    private final AgencyId agency;
    private final GatewayConnection connection;
    private final Seals seals;

    Sending(AgencyId agency, GatewayConnection connection, Seals seals) {
        this.agency = agency;
        this.connection = connection;
        this.seals = seals;
    }

    /**
     * Sends, or sends again: the gateway answers the same referral with the same receipt.
     *
     * @throws GatewayUnreachable if there is no answer; whether the gateway has it is then unknown, send it again
     * @throws Refusal {@code RECEIPT_INVALID} if the receipt is not about exactly this, and as {@link Receipt#verify}
     */
    public GatewayAnswer send(SignedReferral referral) {
        String token = referral.token().serialize();
        GatewayReply reply = connection.post(PATH, MEDIA_TYPE, token);
        return reply.succeeded() ? accepted(reply, referral) : refused(reply, referral, token);
    }

    private GatewayAnswer accepted(GatewayReply reply, SignedReferral referral) {
        VerifiedReceipt receipt = verify(reply.text(), referral);
        return new AcceptedByGateway(state(reply), receipt);
    }

    /**
     * Verifies a receipt, fresh or stored, against the referral it must be about.
     *
     * @param compact JWS
     * @throws Refusal {@code RECEIPT_INVALID} if it is about anything else, and as {@link Receipt#verify}
     */
    public VerifiedReceipt verify(String compact, SignedReferral referral) {
        VerifiedReceipt verified = Receipt.verify(compact, seals.gateway(compact));
        Receipt receipt = verified.receipt();
        requireOurs(receipt);
        require(receipt.outcome() == Outcome.ACCEPTED || receipt.outcome() == Outcome.HELD);
        require(referral.id().toString().equals(receipt.refersTo()));
        require(receipt.message().equals(referral.message()));
        Set<Digest> sent = new HashSet<>(referral.disclosures());
        require(sent.equals(new HashSet<>(receipt.disclosures())));
        require(sent.containsAll(receipt.forwarded()));
        return verified;
    }

    private GatewayAnswer refused(GatewayReply reply, SignedReferral referral, String token) {
        RefusedByGateway unsigned = RefusedByGateway.read(reply);
        ObjectNode problem = reply.json();
        if (!problem.has("receipt")) {
            return unsigned;
        }
        String compact = problem.path("receipt").asString("");
        VerifiedReceipt verified = Receipt.verify(compact, seals.gateway(compact));
        Receipt receipt = verified.receipt();
        Digest body = Digest.of(token.getBytes(StandardCharsets.US_ASCII));
        requireOurs(receipt);
        require(receipt.outcome() == Outcome.REJECTED && unsigned.code().equals(receipt.code()));
        require(receipt.message().equals(referral.message())
                || receipt.message().equals(body));
        return RefusedByGateway.read(reply, verified);
    }

    private void requireOurs(Receipt receipt) {
        require(receipt.issuer().equals(PartyUrn.GATEWAY) && receipt.audience().equals(PartyUrn.of(agency)));
    }

    private static ReferralState state(GatewayReply reply) {
        @Nullable String state = reply.header(STATE).orElse(null);
        try {
            return state == null ? ReferralState.SENT : ReferralState.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
    }
}
