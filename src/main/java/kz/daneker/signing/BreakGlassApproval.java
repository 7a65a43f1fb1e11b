package kz.daneker.signing;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One approver's signed word that a life is at risk and that this one referral may go without consent. It is signed by the
 * approver's own agency, so nobody else can give it in that agency's name.
 *
 * @param issuer the approver's agency, e.g. {@code urn:daneker:agency:clinic-75-003}
 * @param audience e.g. {@code urn:daneker:gateway}
 * @param id of this approval ({@code jti}), a UUID
 * @param referral id of the one referral it opens ({@code sub})
 * @param sender who may send that referral, e.g. {@code urn:daneker:agency:centre-75}
 * @param recipient who may get it
 * @param userRef who approves, as the agency knows its own people, e.g. {@code u-clinic-75-003-duty}
 * @param role e.g. {@code duty_physician}
 * @param reason in words, the referral's own
 * @param categories the most it opens, e.g. {@code EMERGENCY_HEALTH}
 * @param issuedAt whole seconds
 * @param expiresAt whole seconds
 */
public record BreakGlassApproval(
        String issuer,
        String audience,
        String id,
        String referral,
        String sender,
        String recipient,
        String userRef,
        String role,
        String reason,
        Set<String> categories,
        Instant issuedAt,
        Instant expiresAt) {
    public static final String TYP = "break-glass-approval+jwt";

    public BreakGlassApproval {
        categories = Set.copyOf(categories);
    }

    /** The approval as JWS, compact form. */
    public String sign(SigningKey key) {
        ObjectNode json = StrictJson.object()
                .put("iss", issuer)
                .put("aud", audience)
                .put("jti", id)
                .put("sub", referral)
                .put("sender", sender)
                .put("recipient", recipient)
                .put("userRef", userRef)
                .put("role", role)
                .put("reason", reason);
        ArrayNode opened = json.putArray("categories");
        new TreeSet<>(categories).forEach(opened::add);
        json.put("iat", issuedAt.getEpochSecond()).put("exp", expiresAt.getEpochSecond());
        return Jws.sign(TYP, json, key);
    }

    /**
     * Verifies an approval and reads it.
     *
     * @param key as registered under {@link Jws#keyNamedBy}; that its holder is {@link #issuer} is for the caller
     * @throws kz.daneker.refusal.Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part
     */
    public static VerifiedApproval verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        Claims claims = jws.claims();
        BreakGlassApproval approval = new BreakGlassApproval(
                claims.text("iss"),
                claims.text("aud"),
                claims.text("jti"),
                claims.text("sub"),
                claims.text("sender"),
                claims.text("recipient"),
                claims.text("userRef"),
                claims.text("role"),
                claims.text("reason"),
                new TreeSet<>(claims.texts("categories")),
                claims.instant("iat"),
                claims.instant("exp"));
        return new VerifiedApproval(jws, approval);
    }
}
