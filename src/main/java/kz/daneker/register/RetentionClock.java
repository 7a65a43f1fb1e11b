package kz.daneker.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.StoredConsent;
import kz.daneker.ledger.UnusableConsents;
import kz.daneker.referral.ReferralId;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what consents say, and of whom, three years after they ended by themselves (domain rules §2.8): the key goes, the
 * row stays as the record that there was one, and so does every leaf about it. What came and could not be used goes three years
 * after it came.
 */
final class RetentionClock {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionClock.class);
    private static final Period KEPT_AFTER_THE_END = Period.ofYears(3);
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);
    private static final int AT_ONCE = 200;

    private final Database database;
    private final ConsentVault vault;
    private final UnusableConsents unusable;
    private final AuditTrail trail;
    private final Clock clock;

    RetentionClock(Database database, ConsentVault vault, UnusableConsents unusable, AuditTrail trail, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.unusable = unusable;
        this.trail = trail;
        this.clock = clock;
    }

    public void eraseOld() {
        Instant ended =
                clock.instant().atOffset(KAZAKHSTAN).minus(KEPT_AFTER_THE_END).toInstant();
        List<UUID> old = database.read(connection -> vault.endedBefore(connection, ended, AT_ONCE));
        for (UUID consent : old) {
            boolean erased = database.write(connection -> erase(connection, consent));
            if (erased) {
                LOG.info("consent {} is over for three years: what it said is erased", consent);
            }
        }
        for (UUID kept : database.read(connection -> unusable.receivedBefore(connection, ended, AT_ONCE))) {
            database.write(connection -> eraseUnusable(connection, kept));
        }
    }

    private boolean eraseUnusable(Connection connection, UUID kept) throws SQLException {
        boolean erased = unusable.erase(connection, kept);
        if (erased) {
            trail.append(connection, AuditRecord.of(AuditEvent.ERASED).about(new ReferralId(kept)));
        }
        return erased;
    }

    /** Two gateways may look at the same time: only one of them finds the key. */
    private boolean erase(Connection connection, UUID id) throws SQLException {
        StoredConsent consent = vault.consents().lock(connection, id).orElseThrow();
        boolean erased = vault.erase(connection, id);
        if (erased) {
            trail.append(connection, AuditRecord.of(AuditEvent.ERASED).about(new ReferralId(consent.consentId())));
        }
        return erased;
    }
}
