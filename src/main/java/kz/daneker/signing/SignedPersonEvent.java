package kz.daneker.signing;

import java.time.Instant;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agency's signed word of what happened to a person.
 *
 * @param issuer e.g. {@code urn:daneker:agency:guardianship-47}
 * @param audience e.g. {@code urn:daneker:gateway}
 * @param id the author's name for the event ({@code jti}), a UUID
 * @param issuedAt whole seconds
 * @param event {@code kz-person-event/0.1-draft}
 */
public record SignedPersonEvent(String issuer, String audience, String id, Instant issuedAt, ObjectNode event) {
    public static final String TYP = "person-event+jwt";

    /** The event as JWS, compact form. */
    public String sign(SigningKey key) {
        ObjectNode json = StrictJson.object()
                .put("iss", issuer)
                .put("aud", audience)
                .put("jti", id)
                .put("iat", issuedAt.getEpochSecond());
        json.set("event", event);
        return Jws.sign(TYP, json, key);
    }

    /**
     * Verifies a signed event and takes it apart; what the event says is not looked at.
     *
     * @param key as registered under {@link Jws#keyNamedBy}; that its holder is {@link #issuer} is for the caller
     * @throws kz.daneker.refusal.Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part
     */
    public static VerifiedPersonEvent verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        Claims claims = jws.claims();
        return new VerifiedPersonEvent(
                jws,
                new SignedPersonEvent(
                        claims.text("iss"),
                        claims.text("aud"),
                        claims.text("jti"),
                        claims.instant("iat"),
                        claims.tree("event")));
    }
}
