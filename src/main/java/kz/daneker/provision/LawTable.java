package kz.daneker.provision;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What needs no consent; a refusal does not stop it either. */
final class LawTable {
    private final List<LegalBasis> rows;

    LawTable(ConsentRules rules) {
        this.rows = rules.law();
    }

    /** The first row that asks for the item. */
    Optional<LegalBasis> basis(Asked asked, Asked.Part part) {
        return rows.stream().filter(row -> asksFor(row, asked, part)).findFirst();
    }

    private static boolean asksFor(LegalBasis row, Asked asked, Asked.Part part) {
        String reference = asked.request().legalReference();
        return !Collections.disjoint(row.kinds(), asked.kinds())
                && !Collections.disjoint(row.purposes(), asked.purposes())
                && (!row.needsReference() || (reference != null && !reference.isBlank()))
                && row.reach().covers(part.item().category(), part.labels());
    }
}
