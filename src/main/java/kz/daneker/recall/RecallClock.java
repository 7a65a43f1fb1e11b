package kz.daneker.recall;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.RecallLedger;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells again who could not be reached, and says once that somebody owes an answer. */
final class RecallClock {
    private static final Logger LOG = LoggerFactory.getLogger(RecallClock.class);
    private static final int AT_ONCE = 200;

    private final Database database;
    private final RecallLedger recalls;
    private final ReferralLedger referrals;
    private final Recalls raised;
    private final AuditTrail trail;
    private final RecallSettings settings;
    private final Clock clock;

    RecallClock(
            Database database,
            RecallLedger recalls,
            ReferralLedger referrals,
            Recalls raised,
            AuditTrail trail,
            RecallSettings settings,
            Clock clock) {
        this.database = database;
        this.recalls = recalls;
        this.referrals = referrals;
        this.raised = raised;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    public void tick() {
        Instant now = clock.instant();
        untold(now).forEach(recall -> tell(recall, now));
        overdue(now).forEach(recall -> note(recall, now));
    }

    private List<StoredRecall> untold(Instant now) {
        return database.read(connection -> recalls.untold(connection, now, AT_ONCE));
    }

    private List<StoredRecall> overdue(Instant now) {
        return database.read(connection -> recalls.newlyOverdue(connection, now, AT_ONCE));
    }

    private void tell(StoredRecall recall, Instant now) {
        database.write(connection -> {
            if (recalls.tellAgain(connection, recall.id(), now, now.plus(settings.tellAgain()))) {
                raised.owe(connection, recall);
            }
            return Boolean.TRUE;
        });
    }

    private void note(StoredRecall recall, Instant now) {
        boolean first = database.write(connection -> {
            if (!recalls.noteOverdue(connection, recall.id(), now)) {
                return Boolean.FALSE;
            }
            trail.append(
                    connection,
                    AuditRecord.of(AuditEvent.RECALL_OVERDUE)
                            .by(recall.recipient())
                            .about(referrals
                                    .find(connection, recall.referralId())
                                    .orElseThrow()
                                    .messageId()));
            return Boolean.TRUE;
        });
        if (first) {
            LOG.warn("recall {} is overdue: {} owes an acknowledgement", recall.id(), recall.recipient());
        }
    }
}
