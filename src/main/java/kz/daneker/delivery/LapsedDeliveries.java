package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries nobody signed for, whose consent ran out or whose person came of age while they waited: they are taken back
 * and the referral is decided anew, as of today.
 */
final class LapsedDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(LapsedDeliveries.class);
    private static final int AT_ONCE = 200;
    private static final int USUAL_PRIORITY = 4;

    private final Database database;
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final Outbox outbox;
    private final QueuedDeliveries queued;
    private final Clock clock;

    LapsedDeliveries(
            Database database,
            ReferralLedger referrals,
            DeliveryLedger deliveries,
            Outbox outbox,
            QueuedDeliveries queued,
            Clock clock) {
        this.database = database;
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.queued = queued;
        this.clock = clock;
    }

    public void decideAgain() {
        List<StoredDelivery> lapsed =
                database.read(connection -> deliveries.lapsed(connection, clock.instant(), AT_ONCE));
        lapsed.forEach(this::decideAgain);
    }

    private void decideAgain(StoredDelivery delivery) {
        Optional<StoredDelivery> waits = database.write(connection -> takeAway(connection, delivery));
        waits.ifPresent(queued::takeBack);
    }

    private Optional<StoredDelivery> takeAway(Connection connection, StoredDelivery delivery) throws SQLException {
        Optional<StoredReferral> sent = referrals
                .lock(connection, delivery.referralId())
                .filter(referral -> referral.state() == ReferralState.SENT);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredDelivery> waits = queued.of(connection, sent.get());
        deliveries.remove(connection, delivery.id());
        outbox.owe(
                connection, BrokerAddress.ACCEPTED, sent.get().id(), sent.get().expiresAt(), USUAL_PRIORITY);
        LOG.info("delivery {} lapsed before it was signed for; its referral is decided again", delivery.id());
        return waits;
    }
}
