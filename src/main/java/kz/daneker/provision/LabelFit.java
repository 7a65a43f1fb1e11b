package kz.daneker.provision;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule's labels reach an item's.
 *
 * <p>In a permit a level is a ceiling (R covers N and everything sensitive up to R), and sensitivities cover an item only
 * where each of its own is covered; one covered sensitivity does not free an item with two. In a deny a level is a floor
 * and any sensitivity hits.
 */
final class LabelFit {
    private final Hierarchy sensitivities;
    private final boolean implicitNormal;

    LabelFit(ConsentRules rules) {
        this.sensitivities = rules.sensitivities();
        this.implicitNormal = rules.implicitNormal();
    }

    boolean permits(Set<String> rule, Labels item) {
        if (rule.isEmpty()) {
            return !implicitNormal
                    || (item.level().compareTo(Labels.Level.N) <= 0
                            && item.sensitivities().isEmpty());
        }
        Labels.Level ceiling = bound(rule, true);
        if (ceiling != null && item.level().compareTo(ceiling) <= 0) {
            return true;
        }
        return !item.sensitivities().isEmpty() && item.sensitivities().stream().allMatch(each -> isNamed(each, rule));
    }

    boolean denies(Set<String> rule, Labels item) {
        if (rule.isEmpty() || !item.known()) {
            return true;
        }
        Labels.Level floor = bound(rule, false);
        return (floor != null && item.level().compareTo(floor) >= 0)
                || item.sensitivities().stream().anyMatch(each -> isNamed(each, rule));
    }

    private boolean isNamed(String sensitivity, Set<String> rule) {
        return !Collections.disjoint(sensitivities.selfAndBroader(sensitivity), rule);
    }

    private static Labels.@Nullable Level bound(Set<String> rule, boolean highest) {
        Labels.Level bound = null;
        for (String code : rule) {
            if (Labels.Level.isOne(code)) {
                Labels.Level level = Labels.Level.valueOf(code);
                boolean further = bound == null || highest == (level.compareTo(bound) > 0);
                bound = further ? level : bound;
            }
        }
        return bound;
    }
}
