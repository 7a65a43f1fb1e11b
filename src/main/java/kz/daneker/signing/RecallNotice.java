package kz.daneker.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gateway's signed word to a recipient that what it received may not be used any longer. It names the delivery and
 * nothing that leads further: no sender, no person, no reason, days instead of times, on open and masked routes alike.
 *
 * @param audience e.g. {@code urn:daneker:agency:clinic-47-001}
 * @param id of this recall ({@code jti}), what the acknowledgement answers
 * @param delivery {@code sub}: the delivery as its recipient knows it
 * @param day {@code iat}: midnight of the day in Kazakhstan, as NumericDate
 * @param due day by which an acknowledgement is owed, e.g. {@code 2026-06-22}
 * @param categories what is to be deleted, e.g. {@code HEALTH_SUMMARY}; empty for everything
 */
public record RecallNotice(
        String audience, String id, String delivery, Instant day, LocalDate due, List<String> categories) {
    public static final String TYP = "consent-recall+jwt";

    public RecallNotice {
        categories = List.copyOf(categories);
    }

    /** The recall as JWS, compact form. */
    public String sign(SigningKey key) {
        ObjectNode json = StrictJson.object()
                .put("iss", PartyUrn.GATEWAY)
                .put("aud", audience)
                .put("jti", id)
                .put("sub", delivery)
                .put("iat", day.getEpochSecond())
                .put("due", due.toString());
        if (!categories.isEmpty()) {
            ArrayNode names = json.putArray("categories");
            categories.forEach(names::add);
        }
        return Jws.sign(TYP, json, key);
    }

    /**
     * Verifies a recall and reads it.
     *
     * @param key the gateway's, as registered under {@link Jws#keyNamedBy}
     * @throws Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part or is by somebody else
     */
    public static VerifiedRecall verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        Claims claims = jws.claims();
        if (!claims.text("iss").equals(PartyUrn.GATEWAY)) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        List<String> categories = claims.names().contains("categories") ? claims.texts("categories") : List.of();
        return new VerifiedRecall(
                jws,
                new RecallNotice(
                        claims.text("aud"),
                        claims.text("jti"),
                        claims.text("sub"),
                        claims.instant("iat"),
                        day(claims.text("due")),
                        categories));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
