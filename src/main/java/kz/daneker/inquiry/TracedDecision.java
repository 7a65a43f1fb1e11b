package kz.daneker.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What matrix and consent decided about a referral at one moment.
 *
 * @param index of its record in the log
 * @param matrix the version that decided
 * @param digest of that version, base64url SHA-256
 * @param rule e.g. {@code R05}
 * @param emergency it went without consent, on signed approvals
 * @param masked the recipient saw another sender
 */
public record TracedDecision(
        long index,
        Instant at,
        String matrix,
        String digest,
        String rule,
        boolean emergency,
        boolean masked,
        List<Category> categories) {
    public TracedDecision {
        categories = List.copyOf(categories);
    }

    /**
     * One category.
     *
     * @param name e.g. {@code EDU_NEEDS}
     * @param reason {@code RELEASED}, or why not
     * @param consent id of the consent it rests on
     * @param given in which capacity that was given, e.g. {@code SELF}; empty also where an older record does not say
     */
    public record Category(String name, String reason, Optional<String> consent, Optional<String> given) {}
}
