package kz.daneker.signing;

import java.time.Instant;
import kz.daneker.referral.StrictJson;

/**
 * A third person's signed word, afterwards, on whether the glass was rightly broken.
 *
 * @param issuer the reviewer's agency, e.g. {@code urn:daneker:agency:moe}
 * @param audience e.g. {@code urn:daneker:gateway}
 * @param review id of the review it closes ({@code sub}), a UUID
 * @param userRef who reviewed, as the agency knows its own people
 * @param verdict {@code justified} or {@code not_justified}
 * @param issuedAt whole seconds
 */
public record BreakGlassReview(
        String issuer, String audience, String review, String userRef, String verdict, Instant issuedAt) {
    public static final String TYP = "break-glass-review+jwt";

    /** The review as JWS, compact form. */
    public String sign(SigningKey key) {
        return Jws.sign(
                TYP,
                StrictJson.object()
                        .put("iss", issuer)
                        .put("aud", audience)
                        .put("sub", review)
                        .put("userRef", userRef)
                        .put("verdict", verdict)
                        .put("iat", issuedAt.getEpochSecond()),
                key);
    }

    /**
     * Verifies a review and reads it.
     *
     * @param key as registered under {@link Jws#keyNamedBy}; that its holder is {@link #issuer} is for the caller
     * @throws kz.daneker.refusal.Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part
     */
    public static VerifiedReview verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        Claims claims = jws.claims();
        BreakGlassReview review = new BreakGlassReview(
                claims.text("iss"),
                claims.text("aud"),
                claims.text("sub"),
                claims.text("userRef"),
                claims.text("verdict"),
                claims.instant("iat"));
        return new VerifiedReview(jws, review);
    }
}
