package kz.daneker.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks that a referral's token was sealed by the agency at the other end of the connection, for this gateway, now.
 *
 * <p>The key is looked up under that agency, not under an unverified {@code iss}: nothing of the payload is read before
 * the signature holds, then {@code iss} must name the same agency.
 */
public final class SealVerifier {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** The longest the sharing matrix may allow ({@code limits.max_validity_days}). */
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(90);

    private final TrustStore trust;
    private final VerificationKey gatewaySeal;

    /**
     * Verifies against a register.
     *
     * @param gatewaySeal the key {@code cnf} must hold, else the release could not be countersigned
     */
    public SealVerifier(TrustStore trust, VerificationKey gatewaySeal) {
        this.trust = trust;
        this.gatewaySeal = gatewaySeal;
    }

    /**
     * Verifies a token as it arrives.
     *
     * @param compact the SD-JWT as received, at most 256 KiB
     * @param connected the agency of the TLS client certificate
     * @param now arrival
     * @throws Refusal {@code KEY_UNKNOWN}, {@code CERT_EXPIRED}, {@code SIGNATURE_INVALID} about key and signature;
     *     {@code CERT_AGENCY_MISMATCH} if connection, key, {@code iss} and {@code /sender/agencyId} are not one agency;
     *     {@code REFERRAL_STALE} at {@code /validUntil} past {@code exp}; {@code DATE_FUTURE} if issued more than 300 s
     *     ahead; {@code
     *     DATE_INVALID} if {@code exp} is not after {@code iat} or more than 90 days later; {@code
     *     ENVELOPE_MALFORMED} for any other form, audience or {@code jti}
     */
    public VerifiedMessage verify(String compact, AgencyId connected, Instant now) {
        SdJwt token = SdJwt.parse(compact);
        require(token.keyBinding().isEmpty());
        KeyName kid = Jws.keyNamedBy(token.issuerJwt());
        VerifiedReferralToken verified = ReferralToken.verify(token, key(connected, kid, now));
        Claims claims = verified.claims();
        requireAgency(Party.of(connected).value().equals(claims.text("iss")));
        requireConfirmation(claims.json("cnf"));
        Instant issuedAt = claims.instant("iat");
        Instant expiresAt = claims.instant("exp");
        requireTimes(issuedAt, expiresAt, now);
        ObjectNode referral = verified.referral();
        AgencyId recipient = recipient(claims.texts("aud"));
        requireSame(recipient.value(), referral.path("recipient").path("agencyId"));
        requireSender(connected, referral.path("sender").path("agencyId"));
        ReferralId id = id(claims.text("jti"));
        requireSame(id.toString(), referral.path("referralId"));
        return new VerifiedMessage(connected, recipient, id, issuedAt, expiresAt, verified);
    }

    /**
     * Verifies the signature of a token accepted earlier once more. Its key may have expired since: what counts is that
     * it was good when the token arrived.
     *
     * @param issuer as filed at acceptance
     */
    public VerifiedReferralToken reopen(String compact, AgencyId issuer) {
        SdJwt token = SdJwt.parse(compact);
        KeyName kid = Jws.keyNamedBy(token.issuerJwt());
        KeyRegister register = trust.register();
        return ReferralToken.verify(token, register.verification(register.find(Party.of(issuer), kid.value())));
    }

    private VerificationKey key(AgencyId connected, KeyName kid, Instant now) {
        KeyRegister register = trust.register();
        Party owner = Party.of(connected);
        requireAgency(register.holds(owner, kid) || !register.namesKeyOfAnother(owner, kid));
        return register.signing(owner, kid, now);
    }

    private void requireConfirmation(JsonNode confirmation) {
        require(gatewaySeal.jwk().equals(confirmation.get("jwk")));
    }

    private static void requireTimes(Instant issuedAt, Instant expiresAt, Instant now) {
        if (issuedAt.isAfter(now.plus(CLOCK_SKEW))) {
            throw new Refusal(RefusalCode.DATE_FUTURE);
        }
        if (!expiresAt.isAfter(now)) {
            throw new Refusal(RefusalCode.REFERRAL_STALE, "/validUntil");
        }
        if (!expiresAt.isAfter(issuedAt) || expiresAt.isAfter(issuedAt.plus(LONGEST_VALIDITY))) {
            throw new Refusal(RefusalCode.DATE_INVALID);
        }
    }

    /** The one agency beside the gateway in {@code aud}. */
    private static AgencyId recipient(List<String> audience) {
        List<AgencyId> agencies = audience.stream()
                .map(Party::read)
                .flatMap(Optional::stream)
                .map(Party::agency)
                .flatMap(Optional::stream)
                .toList();
        require(audience.size() == 2 && audience.contains(Party.GATEWAY.value()) && agencies.size() == 1);
        return agencies.get(0);
    }

    /** Where the payload names no sender at all the referral's own rules say so. */
    private static void requireSender(AgencyId connected, JsonNode stated) {
        requireAgency(stated.isMissingNode() || connected.value().equals(text(stated)));
    }

    private static ReferralId id(String jti) {
        try {
            UUID uuid = UUID.fromString(jti);
            require(uuid.toString().equals(jti));
            return new ReferralId(uuid);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    /** What envelope and payload both state must agree; a payload without it is refused by the referral's own rules. */
    private static void requireSame(String stated, JsonNode inPayload) {
        require(inPayload.isMissingNode() || stated.equals(text(inPayload)));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static void requireAgency(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
