package kz.daneker.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what nobody took in time: the sender sees {@code EXPIRED}, the payload key is gone. */
final class ExpiryClock {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryClock.class);
    private static final int AT_ONCE = 200;

    private final Database database;
    private final ReferralLedger referrals;
    private final Closing closing;
    private final Clock clock;

    ExpiryClock(Database database, ReferralLedger referrals, Closing closing, Clock clock) {
        this.database = database;
        this.referrals = referrals;
        this.closing = closing;
        this.clock = clock;
    }

    public void closeOverdue() {
        List<StoredReferral> overdue =
                database.read(connection -> referrals.overdue(connection, clock.instant(), AT_ONCE));
        overdue.forEach(this::expire);
    }

    void expire(StoredReferral referral) {
        try {
            database.write(connection -> {
                closing.move(connection, referral, ReferralState.EXPIRED, AuditEvent.UNDELIVERABLE, Optional.empty());
                return Boolean.TRUE;
            });
            LOG.info("referral {} expired undelivered", referral.id());
        } catch (Refusal moved) {
            LOG.debug("referral {} was closed by somebody else first", referral.id());
        }
    }
}
