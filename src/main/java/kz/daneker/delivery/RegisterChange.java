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
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.register.Undelivered;

/** What a word of the consent register does to a referral nobody has signed for yet. */
final class RegisterChange implements Undelivered {
    private static final int USUAL_PRIORITY = 4;

    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final Outbox outbox;
    private final Closing closing;
    private final QueuedDeliveries queued;

    RegisterChange(
            ReferralLedger referrals,
            DeliveryLedger deliveries,
            Outbox outbox,
            Closing closing,
            QueuedDeliveries queued) {
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.closing = closing;
        this.queued = queued;
    }

    @Override
    public Runnable stop(Connection connection, UUID referral, AgencyId by) throws SQLException {
        StoredReferral locked = referrals.lock(connection, referral).orElseThrow();
        if (!locked.state().awaitsDelivery()) {
            return RegisterChange::nothing;
        }
        Optional<StoredDelivery> waiting = queued.of(connection, locked);
        closing.move(connection, locked, ReferralState.WITHDRAWN, AuditEvent.WITHDRAWN, Optional.of(by));
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
        return () -> waiting.ifPresent(queued::takeBack);
    }

    private static void nothing() {
        // it had left, or was stopped before
    }
}
