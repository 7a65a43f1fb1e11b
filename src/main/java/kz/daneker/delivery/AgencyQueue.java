package kz.daneker.delivery;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.broker.BrokerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a stopped delivery back out of its recipient's AMQP queue, where it still waits there. */
final class AgencyQueue {
    private static final Logger LOG = LoggerFactory.getLogger(AgencyQueue.class);
    private static final long PATIENCE_MS = 500;

    private final ConnectionFactory broker;

    AgencyQueue(ConnectionFactory broker) {
        this.broker = broker;
    }

    /**
     * Takes it back. The row is closed already, so a broker that is away only leaves ciphertext until the message's time
     * is over.
     *
     * @return whether it still lay there, so that nobody has read it
     */
    boolean takeBack(AgencyId recipient, UUID delivery) {
        boolean found = false;
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(
                        session.createQueue(BrokerAddress.agency(recipient)),
                        OutboxRelay.DELIVERY + " = '" + delivery + "'")) {
            connection.start();
            while (consumer.receive(PATIENCE_MS) != null) {
                LOG.info("delivery {} was taken back from its queue", delivery);
                found = true;
            }
            session.commit();
            return found;
        } catch (JMSException e) {
            LOG.warn("delivery {} could not be taken back from its queue: {}", delivery, e.getErrorCode());
            return false;
        }
    }
}
