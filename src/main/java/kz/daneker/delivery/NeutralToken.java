package kz.daneker.delivery;

import java.security.SecureRandom;
import java.util.Base64;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.Release;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.ReferralPlan;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.SdJwtIssuer;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerificationKey;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Re-issues what is released as the neutral sender: its own issuer, id, salts and whole-day times, so that nothing leads
 * to the real one. A salted manifest, kept by the gateway, ties each part to the original for a dispute.
 */
final class NeutralToken {
    private static final int SALT_BYTES = 32;

    private final AgencyRegister agencies;
    private final SdJwtIssuer issuer;
    private final SigningKey seal;
    private final VerificationKey holder;
    private final SecureRandom random;

    /** @param holder the gateway's own key as {@code cnf}, as on open routes: one verifier reads both */
    NeutralToken(AgencyRegister agencies, SigningKey seal, VerificationKey holder, SecureRandom random) {
        this.agencies = agencies;
        this.issuer = new SdJwtIssuer(random);
        this.seal = seal;
        this.holder = holder;
        this.random = random;
    }

    /**
     * A token and its manifest.
     *
     * @param evidence the manifest as JSON; the token carries its digest
     */
    record Made(SdJwt token, String evidence) {}

    Made issue(VerifiedReferralToken original, Release release, Agency recipient) {
        String manifest = manifest(original, release);
        ObjectNode claims = claims(release, recipient, Digest.ofAscii(manifest));
        return new Made(issuer.issue(claims, ReferralPlan.INSTANCE, ReferralToken.TYP, seal), manifest);
    }

    private ObjectNode claims(Release release, Agency recipient, Digest evidence) {
        Release.Terms terms = release.terms();
        ObjectNode claims = StrictJson.object()
                .put(
                        "iss",
                        PartyUrn.neutral(
                                agencies.neutralSenderFor(recipient.type()).slug()));
        claims.putArray("aud").add(PartyUrn.of(recipient.id()));
        claims.put("iat", terms.createdAt().toEpochSecond())
                .put("exp", terms.validUntil().toEpochSecond())
                .put("jti", release.deliveryId().toString())
                .put("vct", ReferralToken.TYPE_OF_CLAIMS)
                .put("purpose", terms.purpose().name());
        claims.putObject("cnf").set("jwk", holder.jwk());
        claims.set("referral", referral(release));
        return claims.put("evidence", evidence.value());
    }

    private static ObjectNode referral(Release release) {
        Release.Terms terms = release.terms();
        ObjectNode referral = StrictJson.object()
                .put("schema", "kz-referral/0.1-draft")
                .put("referralId", terms.referralId().toString())
                .put("createdAt", terms.createdAt().toString())
                .put("validUntil", terms.validUntil().toString())
                .put("type", terms.type().name())
                .put("purpose", terms.purpose().name())
                .put("priority", terms.priority().word())
                .put("language", terms.language().tag());
        referral.putObject("recipient").put("agencyId", release.recipient().value());
        ObjectNode data = referral.putObject("data");
        release.data().forEach((category, value) -> data.set(category.name(), value));
        if (release.note() != null) {
            referral.put("note", release.note());
        }
        return referral;
    }

    private String manifest(VerifiedReferralToken original, Release release) {
        ObjectNode manifest = StrictJson.object()
                .put("v", 1)
                .put("original", original.issuerJwt().digest().value())
                .put("delivery", release.deliveryId().toString())
                .put("salt", salt());
        ArrayNode parts = manifest.putArray("parts");
        release.data().forEach((category, value) -> {
            String salt = salt();
            String part = salt + category.name() + value;
            parts.add(StrictJson.object()
                    .put("salt", salt)
                    .put(
                            "digest",
                            Digest.of(part.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                    .value()));
        });
        return manifest.toString();
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }
}
