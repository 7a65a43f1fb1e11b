package kz.daneker.client;

import java.util.List;
import java.util.UUID;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.NeutralSender;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Claims;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose token this is: the sender's own, verified with its registered certificate, or one the gateway sealed for a
 * neutral sender. Which of the two is tried follows from whose registered key the header names, never from {@code iss},
 * which is read only once the signature holds.
 */
final class OriginCheck {
    private final Agency self;
    private final AgencyRegister agencies;
    private final Seals seals;

    OriginCheck(Agency self, AgencyRegister agencies, Seals seals) {
        this.self = self;
        this.agencies = agencies;
        this.seals = seals;
    }

    /** A token whose issuer is known. */
    record Known(VerifiedReferralToken token, VisibleSender sender) {}

    /**
     * Verifies the issuer's signature.
     *
     * @throws Refusal {@code KEY_UNKNOWN} if no party's key is named, {@code CERT_AGENCY_MISMATCH} if the key is another
     *     party's than the issuer's, {@code ENVELOPE_MALFORMED} if audience or id are not this delivery's, else as {@link
     *     ReferralToken#verify}
     */
    Known verify(SdJwt token, UUID delivery) {
        AgencyId owner = seals.ownerNamedBy(token.issuerJwt());
        return owner == null ? neutral(token, delivery) : open(token, owner);
    }

    private Known open(SdJwt token, AgencyId owner) {
        VerifiedReferralToken verified = ReferralToken.verify(token, seals.agency(owner, token.issuerJwt()));
        Claims claims = verified.claims();
        if (!claims.text("iss").equals(PartyUrn.of(owner))) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
        requireAudience(claims, List.of(PartyUrn.GATEWAY, PartyUrn.of(self.id())));
        requireSameId(claims, verified.referral());
        Agency sender = agencies.require(owner, "");
        return new Known(verified, new VisibleSender(owner, sender.name()));
    }

    private Known neutral(SdJwt token, UUID delivery) {
        VerifiedReferralToken verified = ReferralToken.verify(token, seals.gateway(token.issuerJwt()));
        Claims claims = verified.claims();
        NeutralSender sender = neutralSender();
        if (!claims.text("iss").equals(PartyUrn.neutral(sender.slug()))) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
        requireAudience(claims, List.of(PartyUrn.of(self.id())));
        requireSameId(claims, verified.referral());
        require(claims.text("jti").equals(delivery.toString()));
        return new Known(verified, new VisibleSender(null, sender.name()));
    }

    private NeutralSender neutralSender() {
        try {
            return agencies.neutralSenderFor(self.type());
        } catch (IllegalStateException noneForUs) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
    }

    private static void requireAudience(Claims claims, List<String> expected) {
        require(claims.texts("aud").equals(expected));
    }

    private static void requireSameId(Claims claims, ObjectNode referral) {
        require(claims.text("jti").equals(referral.path("referralId").asString("")));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
