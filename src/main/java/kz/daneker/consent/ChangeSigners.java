package kz.daneker.consent;

import java.util.Set;
import kz.daneker.agency.AgencyId;

/**
 * Who may put another matrix in the place of this one: its owner, and one agency of another kind beside it.
 *
 * <p>It stands in the matrix itself, so whoever may change it is changed by the same two signatures.
 *
 * @param owner signs every change, e.g. {@code moe}
 * @param seconds one of them signs too; the owner is not among them
 */
public record ChangeSigners(AgencyId owner, Set<AgencyId> seconds) {
    public ChangeSigners {
        seconds = Set.copyOf(seconds);
        if (seconds.isEmpty() || seconds.contains(owner)) {
            throw new BrokenMatrix(
                    "a change of the matrix needs its owner and somebody else",
                    "nobody else under change",
                    "name other agencies under seconded_by");
        }
    }
}
