package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.DeliveryChannel;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;

/** Deliveries that may lie in their recipient's queue at the broker, from where a withdrawal takes them back. */
final class QueuedDeliveries {
    private final DeliveryLedger deliveries;
    private final AgencyRegister agencies;
    private final AgencyQueue queue;

    QueuedDeliveries(DeliveryLedger deliveries, AgencyRegister agencies, AgencyQueue queue) {
        this.deliveries = deliveries;
        this.agencies = agencies;
        this.queue = queue;
    }

    /** The delivery of a referral, where its recipient listens on a queue. */
    Optional<StoredDelivery> of(Connection connection, StoredReferral referral) throws SQLException {
        boolean listens = agencies.find(referral.recipient())
                .filter(recipient -> recipient.channel().kind() == DeliveryChannel.Kind.AMQP)
                .isPresent();
        return listens ? deliveries.ofReferral(connection, referral.id()) : Optional.empty();
    }

    /**
     * To be called after the commit that ended the delivery: until then the relay may still be sending it.
     *
     * @return whether it still lay there, so that nobody has read it
     */
    boolean takeBack(StoredDelivery delivery) {
        return queue.takeBack(delivery.recipient(), delivery.id());
    }
}
