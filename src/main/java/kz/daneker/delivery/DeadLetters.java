package kz.daneker.delivery;

import java.util.Optional;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.store.Database;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the broker's patience ends. The sender sees {@code UNDELIVERABLE} or {@code EXPIRED} with its time, the operator
 * a log line, the trail a leaf; a message about a referral that is closed already changes nothing.
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Database database;
    private final ReferralLedger referrals;
    private final Closing closing;
    private final ExpiryClock expiry;

    DeadLetters(Database database, ReferralLedger referrals, Closing closing, ExpiryClock expiry) {
        this.database = database;
        this.referrals = referrals;
        this.closing = closing;
        this.expiry = expiry;
    }

    /** All attempts failed. */
    public void giveUp(@Header(OutboxRelay.REFERRAL) String referralId) {
        waiting(referralId).ifPresent(referral -> {
            database.write(connection -> {
                closing.move(
                        connection, referral, ReferralState.UNDELIVERABLE, AuditEvent.UNDELIVERABLE, Optional.empty());
                return Boolean.TRUE;
            });
            LOG.warn("referral {} could not be delivered; its sender has been told", referral.id());
        });
    }

    /** Its clock ran out in a queue. */
    public void expire(@Header(OutboxRelay.REFERRAL) String referralId) {
        waiting(referralId).ifPresent(expiry::expire);
    }

    private Optional<StoredReferral> waiting(String referralId) {
        return database.read(connection -> referrals.find(connection, UUID.fromString(referralId)))
                .filter(referral -> referral.state() == ReferralState.SENT);
    }
}
