package kz.daneker.signing;

import java.time.Instant;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The collecting agency's signed word that a person took a consent back, or refused what it allows.
 *
 * @param issuer e.g. {@code urn:daneker:agency:centre-47}
 * @param audience e.g. {@code urn:daneker:gateway}
 * @param subject the collector's name for the consent, a UUID
 * @param word {@code withdrawn} or {@code refused}
 * @param issuedAt whole seconds
 * @param by in which capacity the person spoke who said so, e.g. {@code self} or {@code parent}
 * @param method how it can be proven, e.g. {@code paper-signed}
 */
public record ConsentWord(
        String issuer, String audience, String subject, String word, Instant issuedAt, String by, String method) {
    public static final String TYP = "consent-word+jwt";

    /** The word as JWS, compact form. */
    public String sign(SigningKey key) {
        ObjectNode json = StrictJson.object()
                .put("iss", issuer)
                .put("aud", audience)
                .put("sub", subject)
                .put("word", word)
                .put("iat", issuedAt.getEpochSecond())
                .put("by", by)
                .put("method", method);
        return Jws.sign(TYP, json, key);
    }

    /**
     * Verifies a word and reads it.
     *
     * @param key as registered under {@link Jws#keyNamedBy}; that its holder is {@link #issuer} is for the caller
     * @throws kz.daneker.refusal.Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part
     */
    public static VerifiedConsentWord verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        Claims claims = jws.claims();
        return new VerifiedConsentWord(
                jws,
                new ConsentWord(
                        claims.text("iss"),
                        claims.text("aud"),
                        claims.text("sub"),
                        claims.text("word"),
                        claims.instant("iat"),
                        claims.text("by"),
                        claims.text("method")));
    }
}
