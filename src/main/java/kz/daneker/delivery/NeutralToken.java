package kz.daneker.delivery;

import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import kz.daneker.consent.Release;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.ReferralPlan;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwtIssuer;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerificationKey;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Re-issues what is released as the neutral sender: its own issuer, id, salts and whole-day times, so that nothing leads
 * to the real one. Same shape as a sender's token, so one verifier reads both.
 */
final class NeutralToken {
    private static final String SCHEMA = "kz-referral/0.1-draft";

    private final SdJwtIssuer issuer;
    private final SigningKey seal;
    private final VerificationKey holder;
    private final SecureRandom random;

    /** @param holder the gateway's own key as {@code cnf}, as on open routes */
    NeutralToken(SigningKey seal, VerificationKey holder, SecureRandom random) {
        this.issuer = new SdJwtIssuer(random);
        this.seal = seal;
        this.holder = holder;
        this.random = random;
    }

    ReleaseToken.Made issue(VerifiedReferralToken original, Release release) {
        String manifest = Manifest.ofMasked(original, release, random);
        ObjectNode claims =
                claims(release).put("evidence", Digest.ofAscii(manifest).value());
        return new ReleaseToken.Made(issuer.issue(claims, ReferralPlan.INSTANCE, ReferralToken.TYP, seal), manifest);
    }

    private ObjectNode claims(Release release) {
        Release.Terms terms = release.terms();
        ObjectNode claims = StrictJson.object()
                .put(
                        "iss",
                        PartyUrn.neutral(Objects.requireNonNull(release.sender().neutral())));
        claims.putArray("aud").add(PartyUrn.of(release.recipient()));
        claims.put("iat", terms.createdAt().toEpochSecond())
                .put("exp", terms.validUntil().toEpochSecond())
                .put("jti", release.deliveryId().toString())
                .put("vct", ReferralToken.TYPE_OF_CLAIMS)
                .put("purpose", terms.purpose().name());
        claims.putObject("cnf").set("jwk", holder.jwk());
        claims.set("referral", referral(release));
        return claims;
    }

    private static ObjectNode referral(Release release) {
        Release.Terms terms = release.terms();
        ObjectNode referral = StrictJson.object()
                .put("schema", SCHEMA)
                .put("referralId", terms.referralId().toString())
                .put("createdAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(terms.createdAt()))
                .put("validUntil", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(terms.validUntil()))
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
}
