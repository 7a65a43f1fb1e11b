package kz.daneker.provision;

import java.time.Duration;
import java.util.Set;

/**
 * What break-glass at the bedside opens, and to whom.
 *
 * @param purposes that declare it, e.g. {@code BTG}
 * @param kinds of organisation that may
 * @param roles of people that may
 * @param lasts from the declaration
 */
public record EmergencyRule(Set<String> purposes, Set<String> kinds, Set<String> roles, Duration lasts, Reach reach) {
    public EmergencyRule {
        purposes = Set.copyOf(purposes);
        kinds = Set.copyOf(kinds);
        roles = Set.copyOf(roles);
    }
}
