package kz.daneker.recall;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.ledger.StoredRecall;

/** Puts a recall into its recipient's own AMQP queue, told apart from deliveries by its properties. */
final class RecallQueue {
    /** Message property: what kind of word this is, e.g. {@code recall}. */
    static final String KIND = "daneker_kind";

    /** Message property: the recall's id. */
    static final String RECALL = "daneker_recall";

    private static final int PRIORITY = 5;
    private static final Duration LONGEST = Duration.ofDays(90);

    private final ConnectionFactory broker;

    RecallQueue(ConnectionFactory broker) {
        this.broker = broker;
    }

    /** Once per id, however often it is called: the broker drops a second one by its duplicate id. */
    void put(StoredRecall recall) throws JMSException {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer =
                        session.createProducer(session.createQueue(BrokerAddress.agency(recall.recipient())))) {
            TextMessage message = session.createTextMessage(recall.notice());
            message.setStringProperty(KIND, "recall");
            message.setStringProperty(RECALL, recall.id().toString());
            message.setStringProperty("_AMQ_DUPL_ID", "recall-" + recall.id());
            producer.send(message, DeliveryMode.PERSISTENT, PRIORITY, LONGEST.toMillis());
        }
    }
}
