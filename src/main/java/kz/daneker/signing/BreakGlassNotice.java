package kz.daneker.signing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gateway's signed word to an agency appointed to review: data has left without consent. It names the review and
 * nothing else: no agency, no category, no person, no reason; those are shown where the review is listed.
 *
 * @param audience e.g. {@code urn:daneker:agency:moe}
 * @param review id of the review that is owed ({@code sub}), a UUID
 * @param issuedAt when the referral was accepted, whole seconds
 * @param reviewBy when the review is overdue, e.g. {@code 2026-06-18T07:00:00Z}
 */
public record BreakGlassNotice(String audience, String review, Instant issuedAt, Instant reviewBy) {
    public static final String TYP = "break-glass-notice+jwt";

    /** The notice as JWS, compact form. */
    public String sign(SigningKey key) {
        ObjectNode json = StrictJson.object()
                .put("iss", PartyUrn.GATEWAY)
                .put("aud", audience)
                .put("sub", review)
                .put("iat", issuedAt.getEpochSecond())
                .put("reviewBy", reviewBy.toString());
        return Jws.sign(TYP, json, key);
    }

    /**
     * Verifies a notice and reads it.
     *
     * @param key the gateway's, as registered under {@link Jws#keyNamedBy}
     * @throws Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part or is by somebody else
     */
    public static BreakGlassNotice verify(String compact, VerificationKey key) {
        Claims claims = Jws.verify(compact, TYP, key).claims();
        if (!claims.text("iss").equals(PartyUrn.GATEWAY)) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return new BreakGlassNotice(
                claims.text("aud"), claims.text("sub"), claims.instant("iat"), moment(claims.text("reviewBy")));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
