package kz.daneker.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;

/**
 * Writes {@link BrokerHeader#SENDER} on every message that enters.
 *
 * <p>Artemis' own JMSXUserID will not do: over AMQP it repeats what the sender claims.
 */
final class SenderStamp implements ActiveMQServerMessagePlugin {
    private static final SimpleString KEY = SimpleString.of(BrokerHeader.SENDER);

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        SimpleString sender = SimpleString.of(session.getValidatedUser());
        if (message instanceof AMQPMessage amqp) {
            // an AMQP body stays as it was signed; the broker's own properties travel beside it and win on reading
            amqp.createExtraProperties().putSimpleStringProperty(KEY, sender);
        } else {
            message.putStringProperty(KEY, sender);
        }
    }
}
