package kz.daneker.provision;

import java.util.Set;

/**
 * One row of the law table: what must or may go to whom without consent.
 *
 * @param id appears in the decision record, e.g. {@code L01}
 * @param kinds of recipient, e.g. {@code GUARDIANSHIP}
 * @param purposes codes it serves; narrower ones count
 * @param reach how far it goes
 * @param needsReference true where the number of the act must be given
 */
public record LegalBasis(String id, Set<String> kinds, Set<String> purposes, Reach reach, boolean needsReference) {
    public LegalBasis {
        kinds = Set.copyOf(kinds);
        purposes = Set.copyOf(purposes);
    }
}
