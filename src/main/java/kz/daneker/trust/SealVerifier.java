package kz.daneker.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Claims;
import kz.daneker.signing.Jws;
import kz.daneker.signing.KeyName;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.VerificationKey;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the seal of a referral against the register as it stands when the referral arrives.
 *
 * <p>Which key must have signed follows from who is calling, not from the message: the key is looked up under the
 * agency of the client certificate, so a token of another agency finds no key even before its claims are read.
 */
public final class SealVerifier {
    private final TrustStore trust;
    private final Duration clockSkew;
    private final Duration longestValidity;

    /**
     * @param clockSkew how far a sender's clock may run ahead, e.g. 5 minutes
     * @param longestValidity from {@code iat} to {@code exp}, e.g. 90 days
     */
    public SealVerifier(TrustStore trust, Duration clockSkew, Duration longestValidity) {
        this.trust = trust;
        this.clockSkew = clockSkew;
        this.longestValidity = longestValidity;
    }

    /**
     * Verifies a token as it arrives.
     *
     * @param token compact SD-JWT
     * @param caller agency of the client certificate
     * @throws Refusal {@code KEY_UNKNOWN}, {@code CERT_EXPIRED}, {@code SIGNATURE_INVALID} or {@code
     *     ENVELOPE_MALFORMED} about the signature; {@code CERT_AGENCY_MISMATCH} if issuer or stated sender is another
     *     agency than the caller; {@code DATE_FUTURE} if signed ahead of our clock, {@code REFERRAL_STALE} if past its
     *     {@code exp}
     */
    public VerifiedMessage verify(String token, AgencyId caller, Instant now) {
        SdJwt parsed = SdJwt.parse(token);
        if (parsed.keyBinding().isPresent()) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        VerifiedReferralToken signed = ReferralToken.verify(parsed, keyAt(parsed, caller, now));
        Claims claims = signed.claims();
        requireIssuer(claims, signed.referral(), caller);
        requireAudience(claims, signed.referral());
        requireInTime(claims, now);
        return new VerifiedMessage(caller, messageId(claims, signed.referral()), signed);
    }

    /**
     * Verifies the signature of a stored token once more; whether its key may still be used for new ones is not asked.
     *
     * @param issuer as filed when the token was accepted
     */
    public VerifiedReferralToken reopen(String token, AgencyId issuer) {
        SdJwt parsed = SdJwt.parse(token);
        KeyName kid = Jws.keyNamedBy(parsed.issuerJwt());
        RegisteredKey key = trust.register().find(PartyUrn.of(issuer), kid.value());
        return ReferralToken.verify(parsed, VerificationKey.of(kid, key.certificate()));
    }

    private VerificationKey keyAt(SdJwt token, AgencyId caller, Instant now) {
        KeyName kid = Jws.keyNamedBy(token.issuerJwt());
        KeyRegister register = trust.register();
        RegisteredKey key = register.find(PartyUrn.of(caller), kid.value());
        if (key.use() != KeyUse.SIGNING) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
        register.requireUsable(key, now);
        return VerificationKey.of(kid, key.certificate());
    }

    private static void requireIssuer(Claims claims, ObjectNode referral, AgencyId caller) {
        Optional<String> sender = text(referral, "sender");
        if (!claims.text("iss").equals(PartyUrn.of(caller).value())) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
        if (sender.isPresent() && !sender.get().equals(caller.value())) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH, "/sender/agencyId");
        }
    }

    /** Who may read it was signed too: the gateway, and the recipient the referral itself names. */
    private static void requireAudience(Claims claims, ObjectNode referral) {
        var audience = claims.texts("aud");
        boolean fits = audience.contains(PartyUrn.GATEWAY.value())
                && text(referral, "recipient")
                        .map(recipient -> audience.contains("urn:daneker:agency:" + recipient))
                        .orElse(true);
        if (!fits) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    private void requireInTime(Claims claims, Instant now) {
        Instant issued = claims.instant("iat");
        Instant expires = claims.instant("exp");
        if (issued.isAfter(now.plus(clockSkew))) {
            throw new Refusal(RefusalCode.DATE_FUTURE, "/createdAt");
        }
        if (!expires.isAfter(now)) {
            throw new Refusal(RefusalCode.REFERRAL_STALE, "/validUntil");
        }
        if (expires.isAfter(issued.plus(longestValidity))) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    private static ReferralId messageId(Claims claims, ObjectNode referral) {
        String jti = claims.text("jti");
        if (!jti.equals(referral.path("referralId").asString(""))) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED, "/referralId");
        }
        try {
            return ReferralId.of(jti);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/referralId");
        }
    }

    /** The agency id a party block names; absent where the reader will refuse the block anyway. */
    private static Optional<String> text(ObjectNode referral, String party) {
        var id = referral.path(party).path("agencyId");
        return id.isString() ? Optional.of(id.stringValue()) : Optional.empty();
    }
}
