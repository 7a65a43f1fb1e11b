package kz.daneker.inquiry;

import java.time.Instant;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.Leaf;

/**
 * One record of the log, as an officer sees it.
 *
 * @param index its place in the log, from 0
 * @param actor {@code agency:<id>}, {@code officer:<id>} or {@code gateway}
 * @param ref the referral's pseudonym, 22 characters, or empty
 * @param policy digest of the rules that decided, or empty
 * @param outcome {@code ok} or a refusal's code
 */
public record Entry(long index, Instant at, AuditEvent event, String actor, String ref, String policy, String outcome) {
    /** The same as the log itself holds it. */
    static Entry of(long index, Leaf leaf) {
        return new Entry(
                index,
                Instant.ofEpochMilli(leaf.at()),
                leaf.event(),
                leaf.actor(),
                leaf.ref(),
                leaf.policy(),
                leaf.outcome());
    }
}
