package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.recall.Recalls;
import kz.daneker.referral.ReferralState;
import kz.daneker.register.Undelivered;
import kz.daneker.store.Database;

/** What a word of the consent register does to referrals that wait, and to those it must ask back. */
final class RegisterChange implements Undelivered {
    private static final int USUAL_PRIORITY = 4;

    private final Database database;
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final Outbox outbox;
    private final Closing closing;
    private final QueuedDeliveries queued;
    private final Recalls recalls;

    RegisterChange(
            Database database,
            ReferralLedger referrals,
            DeliveryLedger deliveries,
            Outbox outbox,
            Closing closing,
            QueuedDeliveries queued,
            Recalls recalls) {
        this.database = database;
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.closing = closing;
        this.queued = queued;
        this.recalls = recalls;
    }

    @Override
    public Runnable stop(Connection connection, UUID referral, AgencyId by) throws SQLException {
        StoredReferral locked = referrals.lock(connection, referral).orElseThrow();
        if (!locked.state().awaitsDelivery()) {
            recalls.raise(connection, locked, StoredRecall.Cause.CONSENT_WITHDRAWN);
            return RegisterChange::nothing;
        }
        Optional<StoredDelivery> waiting = queued.of(connection, locked);
        closing.move(connection, locked, ReferralState.WITHDRAWN, AuditEvent.WITHDRAWN, Optional.of(by));
        recalls.raise(connection, locked, StoredRecall.Cause.CONSENT_WITHDRAWN);
        return takeBack(waiting);
    }

    @Override
    public Runnable decideAgain(Connection connection, UUID referral) throws SQLException {
        StoredReferral locked = referrals.lock(connection, referral).orElseThrow();
        if (locked.state() != ReferralState.SENT) {
            return RegisterChange::nothing;
        }
        Optional<StoredDelivery> waiting = queued.of(connection, locked);
        Optional<StoredDelivery> ready = deliveries.ofReferral(connection, referral);
        if (ready.isPresent()) {
            deliveries.remove(connection, ready.get().id());
        }
        outbox.owe(connection, BrokerAddress.ACCEPTED, referral, locked.expiresAt(), USUAL_PRIORITY);
        return takeBack(waiting);
    }

    private Runnable takeBack(Optional<StoredDelivery> waiting) {
        return () -> waiting.filter(queued::takeBack).ifPresent(delivery -> recalls.takenBack(database, delivery.id()));
    }

    private static void nothing() {
        // it had left, and is asked back if it was read, or was stopped before
    }
}
