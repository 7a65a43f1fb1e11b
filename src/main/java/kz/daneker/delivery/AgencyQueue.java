package kz.daneker.delivery;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.DeliveryChannel;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a stopped delivery back out of its recipient's AMQP queue, where it still waits there. */
final class AgencyQueue {
    private static final Logger LOG = LoggerFactory.getLogger(AgencyQueue.class);
    private static final long PATIENCE_MS = 500;

    private final ConnectionFactory broker;
    private final DeliveryLedger deliveries;
    private final AgencyRegister agencies;

    AgencyQueue(ConnectionFactory broker, DeliveryLedger deliveries, AgencyRegister agencies) {
        this.broker = broker;
        this.deliveries = deliveries;
        this.agencies = agencies;
    }

    /** The delivery of a referral, where its recipient listens on a queue and may find it there. */
    Optional<StoredDelivery> holding(java.sql.Connection database, StoredReferral referral) throws SQLException {
        boolean listens = agencies.find(referral.recipient())
                .filter(recipient -> recipient.channel().kind() == DeliveryChannel.Kind.AMQP)
                .isPresent();
        return listens ? deliveries.ofReferral(database, referral.id()) : Optional.empty();
    }

    /** The row is closed already, so a broker that is away only leaves ciphertext until the message's time is over. */
    void takeBack(AgencyId recipient, UUID delivery) {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(
                        session.createQueue(BrokerAddress.agency(recipient)),
                        OutboxRelay.DELIVERY + " = '" + delivery + "'")) {
            connection.start();
            while (consumer.receive(PATIENCE_MS) != null) {
                LOG.info("delivery {} was taken back from its queue", delivery);
            }
            session.commit();
        } catch (JMSException e) {
            LOG.warn("delivery {} could not be taken back from its queue: {}", delivery, e.getErrorCode());
        }
    }
}
