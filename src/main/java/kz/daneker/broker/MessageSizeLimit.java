package kz.daneker.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** Refuses a message that is larger than any referral or delivery can be, before it takes its place in a queue. */
final class MessageSizeLimit implements ActiveMQServerMessagePlugin {
    private final long bytes;

    MessageSizeLimit(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (message.getWholeMessageSize() > bytes) {
            throw new ActiveMQIllegalStateException("a message must have at most " + bytes + " bytes");
        }
    }
}
