package kz.daneker.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Puts what agencies send into one line, in the order it came: an agency that gave all its messages the highest priority
 * would otherwise keep everybody else's waiting. How urgent a referral is says its signed {@code priority}, which the
 * gateway follows from acceptance on. Nor does the broker look for duplicates among them: one agency could name a message
 * as it guesses another will, and the other's would be dropped in silence. The gateway knows a resend by what it signs.
 */
final class AgencyMessages implements ActiveMQServerMessagePlugin {
    private static final byte USUAL = 4;

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (BrokerHeader.GATEWAY.equals(session.getValidatedUser())) {
            return;
        }
        boolean named = message.removeProperty(Message.HDR_DUPLICATE_DETECTION_ID) != null;
        if (named || message.getPriority() != USUAL) {
            message.setPriority(USUAL);
            message.reencode(); // or the journal keeps the sender's words, and a restart brings them back
        }
    }
}
