package kz.daneker.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.ReferralPlan;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwtIssuer;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerificationKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs a referral so that every part of it can be left out later without breaking the signature (RFC 9901).
 *
 * <p>Only what the envelope repeats is looked at here; whether the referral may pass is the gateway's to say.
 */
public final class ReferralSigner {
    private final AgencyId agency;
    private final SigningKey key;
    private final VerificationKey gatewaySeal;
    private final SdJwtIssuer issuer;
    private final Clock clock;

    /** @param gatewaySeal put into {@code cnf}: who may countersign what is forwarded */
    public ReferralSigner(
            AgencyId agency, SigningKey key, VerificationKey gatewaySeal, Clock clock, SecureRandom random) {
        this.agency = agency;
        this.key = key;
        this.gatewaySeal = gatewaySeal;
        this.issuer = new SdJwtIssuer(random);
        this.clock = clock;
    }

    /**
     * Signs one referral, issued now and valid until its own {@code validUntil}.
     *
     * @param referral as {@code schemas/envelope/referral.schema.json} describes it; not changed
     * @throws Refusal {@code SCHEMA_MISSING_FIELD} or {@code SCHEMA_INVALID_VALUE} where a part the envelope repeats is
     *     not there or unreadable, {@code SCHEMA_UNKNOWN_FIELD} for a name reserved by SD-JWT
     */
    public SignedReferral sign(ObjectNode referral) {
        ReferralId id = new ReferralId(id(text(referral, "/referralId")));
        ObjectNode claims = StrictJson.object().put("iss", PartyUrn.of(agency));
        claims.putArray("aud").add(PartyUrn.GATEWAY).add(PartyUrn.of(recipient(referral)));
        claims.put("iat", clock.instant().getEpochSecond())
                .put("exp", end(text(referral, "/validUntil")).getEpochSecond())
                .put("jti", id.toString())
                .put("vct", ReferralToken.TYPE_OF_CLAIMS)
                .put("purpose", text(referral, "/purpose"));
        claims.putObject("cnf").set("jwk", gatewaySeal.jwk());
        claims.set("referral", referral);
        try {
            return new SignedReferral(id, issuer.issue(claims, ReferralPlan.INSTANCE, ReferralToken.TYP, key));
        } catch (IllegalArgumentException reservedName) {
            throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD);
        }
    }

    private static AgencyId recipient(ObjectNode referral) {
        String pointer = "/recipient/agencyId";
        try {
            return new AgencyId(text(referral, pointer));
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, pointer);
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/referralId");
        }
    }

    private static Instant end(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/validUntil");
        }
    }

    private static String text(ObjectNode referral, String pointer) {
        JsonNode value = referral.at(pointer);
        if (value.isMissingNode()) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, pointer);
        }
        if (!value.isString()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, pointer);
        }
        return value.stringValue();
    }
}
