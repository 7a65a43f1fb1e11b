package kz.daneker.consent;

import java.util.Set;

/**
 * How sensitive one category is.
 *
 * @param level HL7 v3-Confidentiality
 * @param labels HL7 v3-ActCode sensitivity codes, e.g. {@code MH}; {@code local:} where HL7 has none
 * @param neverExchange true for what no rule may list (never rule N3)
 */
public record CategoryPolicy(Level level, Set<String> labels, boolean neverExchange) {
    public CategoryPolicy {
        labels = Set.copyOf(labels);
    }

    /** v3-Confidentiality from normal to very restricted; the order is the high-water mark. */
    public enum Level {
        N,
        R,
        V
    }
}
