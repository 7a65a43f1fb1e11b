package kz.daneker.signing;

import java.time.Instant;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * A consent sheet as the collecting agency signs it for the register.
 *
 * @param issuer e.g. {@code urn:daneker:agency:centre-47}
 * @param audience e.g. {@code urn:daneker:gateway}
 * @param id the collector's name for the consent ({@code jti}), a UUID
 * @param issuedAt whole seconds
 * @param sheet {@code kz-consent/0.1-draft}
 */
public record SignedSheet(String issuer, String audience, String id, Instant issuedAt, ObjectNode sheet) {
    public static final String TYP = "consent+jwt";

    /** The sheet as JWS, compact form. */
    public String sign(SigningKey key) {
        ObjectNode json = StrictJson.object()
                .put("iss", issuer)
                .put("aud", audience)
                .put("jti", id)
                .put("iat", issuedAt.getEpochSecond());
        json.set("sheet", sheet);
        return Jws.sign(TYP, json, key);
    }

    /**
     * Verifies a signed sheet and takes it apart; what the sheet says is not looked at.
     *
     * @param key as registered under {@link Jws#keyNamedBy}; that its holder is {@link #issuer} is for the caller
     * @throws kz.daneker.refusal.Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part
     */
    public static VerifiedSheet verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        Claims claims = jws.claims();
        return new VerifiedSheet(
                jws,
                new SignedSheet(
                        claims.text("iss"),
                        claims.text("aud"),
                        claims.text("jti"),
                        claims.instant("iat"),
                        claims.tree("sheet")));
    }
}
