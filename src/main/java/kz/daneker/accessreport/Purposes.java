package kz.daneker.accessreport;

import java.util.Optional;
import kz.daneker.consent.MatrixRule;
import kz.daneker.inquiry.TracedDecision;
import kz.daneker.referral.Purpose;
import kz.daneker.rules.RulesHistory;
import kz.daneker.store.Database;

/** What past decisions were for: their rule, in the very matrix that decided. */
final class Purposes {
    private final Database database;
    private final RulesHistory history;

    Purposes(Database database, RulesHistory history) {
        this.database = database;
        this.history = history;
    }

    Optional<Purpose> of(TracedDecision decision) {
        return database.read(history::read).stream()
                .filter(version -> version.matrix().digest().equals(decision.digest()))
                .flatMap(version -> version.matrix().rules().stream())
                .filter(rule -> rule.id().equals(decision.rule()))
                .map(MatrixRule::purpose)
                .findFirst();
    }
}
