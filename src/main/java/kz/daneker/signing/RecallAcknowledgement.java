package kz.daneker.signing;

import java.time.Instant;
import kz.daneker.referral.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recipient's signed answer to a recall: what it did with what it had received.
 *
 * @param issuer e.g. {@code urn:daneker:agency:clinic-47-001}
 * @param audience e.g. {@code urn:daneker:gateway}
 * @param recall {@code sub}: the recall's id
 * @param answers digest of the recall's compact form ({@link VerifiedJws#digest}), so that it answers this very word
 * @param issuedAt whole seconds
 * @param done {@code deleted}, {@code restricted} or {@code kept}; what counts is not decided here
 * @param law under which it keeps the data, name and number, e.g. {@code Health Code 360-VI, art. 273}; else null
 */
public record RecallAcknowledgement(
        String issuer,
        String audience,
        String recall,
        Digest answers,
        Instant issuedAt,
        String done,
        @Nullable String law) {
    public static final String TYP = "recall-acknowledgement+jwt";

    /** The acknowledgement as JWS, compact form. */
    public String sign(SigningKey key) {
        ObjectNode json = StrictJson.object()
                .put("iss", issuer)
                .put("aud", audience)
                .put("sub", recall)
                .put("recall", answers.value())
                .put("iat", issuedAt.getEpochSecond())
                .put("done", done);
        if (law != null) {
            json.put("law", law);
        }
        return Jws.sign(TYP, json, key);
    }

    /**
     * Verifies an acknowledgement and reads it.
     *
     * @param key as registered under {@link Jws#keyNamedBy}; that its holder is {@link #issuer} is for the caller
     * @throws kz.daneker.refusal.Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part
     */
    public static VerifiedAcknowledgement verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        Claims claims = jws.claims();
        return new VerifiedAcknowledgement(
                jws,
                new RecallAcknowledgement(
                        claims.text("iss"),
                        claims.text("aud"),
                        claims.text("sub"),
                        new Digest(claims.text("recall")),
                        claims.instant("iat"),
                        claims.text("done"),
                        claims.optionalText("law").orElse(null)));
    }
}
