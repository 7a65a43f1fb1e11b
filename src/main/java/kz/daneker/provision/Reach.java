package kz.daneker.provision;

import java.util.Collections;
import java.util.Set;

/**
 * Which data law or an emergency opens.
 *
 * @param classes data classes; empty for all
 * @param ceiling the highest level
 * @param never sensitivities that stay whatever their level, e.g. {@code PSYTHPN}
 */
public record Reach(Set<String> classes, Labels.Level ceiling, Set<String> never) {
    public Reach {
        classes = Set.copyOf(classes);
        never = Set.copyOf(never);
    }

    boolean covers(String category, Labels labels) {
        return (classes.isEmpty() || classes.contains(category))
                && labels.known()
                && labels.level().compareTo(ceiling) <= 0
                && Collections.disjoint(never, labels.sensitivities());
    }
}
