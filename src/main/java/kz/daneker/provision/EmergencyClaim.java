package kz.daneker.provision;

import java.time.Instant;

/**
 * Break-glass as the person at the bedside declared it.
 *
 * @param role of who declares it, e.g. {@code clinician}
 * @param reasonGiven true where a reason was written down
 * @param declaredAt the permission runs from here, for as long as the rules say
 * @param secondClinician true where a second one declared it too
 */
public record EmergencyClaim(String role, boolean reasonGiven, Instant declaredAt, boolean secondClinician) {}
