package kz.daneker.signing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the sender, and nobody else, is told about the decision.
 *
 * @param forwardedCategories e.g. {@code EDU_NEEDS}
 * @param withheld category to reason, e.g. {@code TRAUMA_VIOLENCE} to {@code MATRIX_DENY}
 * @param warnings e.g. {@code CONSENT_ENDS_SOON}
 */
public record ReceiptDecision(List<String> forwardedCategories, Map<String, String> withheld, List<String> warnings) {
    public ReceiptDecision {
        forwardedCategories = List.copyOf(forwardedCategories);
        withheld = Collections.unmodifiableMap(new TreeMap<>(withheld));
        warnings = List.copyOf(warnings);
    }
}
