package kz.daneker.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Puts what agencies send into one line, in the order it came: an agency that gave all its messages the highest priority
 * would otherwise keep everybody else's waiting. How urgent a referral is says its signed {@code priority}, which the
 * gateway follows from acceptance on.
 */
final class OnePriority implements ActiveMQServerMessagePlugin {
    private static final byte USUAL = 4;

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (!BrokerHeader.GATEWAY.equals(session.getValidatedUser()) && message.getPriority() != USUAL) {
            message.setPriority(USUAL);
            message.reencode(); // or the journal keeps the sender's priority, and a restart brings it back
        }
    }
}
