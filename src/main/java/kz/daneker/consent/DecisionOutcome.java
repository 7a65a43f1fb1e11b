package kz.daneker.consent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link DecisionInput} under one matrix.
 *
 * @param refused why nothing of it went; null where it went
 * @param rule id of the rule for the route, e.g. {@code R08}; null where it was refused
 * @param categories each with what became of it; empty where it was refused
 */
public record DecisionOutcome(
        @Nullable RefusalCode refused, @Nullable String rule, Map<DataCategory, CategoryDecision.Reason> categories) {
    public DecisionOutcome {
        EnumMap<DataCategory, CategoryDecision.Reason> copy = new EnumMap<>(DataCategory.class);
        copy.putAll(categories);
        categories = Collections.unmodifiableMap(copy);
    }

    public static DecisionOutcome refused(RefusalCode code) {
        return new DecisionOutcome(code, null, Map.of());
    }

    public static DecisionOutcome of(ReleaseDecision decision) {
        Map<DataCategory, CategoryDecision.Reason> categories = new EnumMap<>(DataCategory.class);
        decision.categories().forEach(each -> categories.put(each.category(), each.reason()));
        return new DecisionOutcome(null, decision.rule(), categories);
    }

    /** Categories the recipient got or would get. */
    public Set<DataCategory> released() {
        EnumSet<DataCategory> released = EnumSet.noneOf(DataCategory.class);
        categories.forEach((category, reason) -> {
            if (reason == CategoryDecision.Reason.RELEASED) {
                released.add(category);
            }
        });
        return released;
    }
}
