package kz.daneker.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.UUID;
import kz.daneker.agency.AgencyId;

/** Puts a signed word of the gateway into an agency's own queue, told apart from deliveries by its properties. */
public final class SignedWordQueue {
    /** Message property: what kind of word this is, e.g. {@code recall}; the word's id is in {@code daneker_<kind>}. */
    static final String KIND = "daneker_kind";

    private static final int PRIORITY = 5;
    private static final Duration LONGEST = Duration.ofDays(90);

    private final ConnectionFactory broker;

    public SignedWordQueue(ConnectionFactory broker) {
        this.broker = broker;
    }

    /**
     * One word to one agency.
     *
     * @param kind e.g. {@code recall}, {@code review}
     * @param id what the word is about; an agency gets one word of a kind about it
     * @param jws compact
     */
    public record Word(AgencyId to, String kind, UUID id, String jws) {}

    /** Once per kind and id, however often it is called: the broker drops a second one by its duplicate id. */
    public void put(Word word) throws JMSException {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer =
                        session.createProducer(session.createQueue(BrokerAddress.agency(word.to())))) {
            TextMessage message = session.createTextMessage(word.jws());
            message.setStringProperty(KIND, word.kind());
            message.setStringProperty("daneker_" + word.kind(), word.id().toString());
            message.setStringProperty("_AMQ_DUPL_ID", word.kind() + "-" + word.id());
            producer.send(message, DeliveryMode.PERSISTENT, PRIORITY, LONGEST.toMillis());
        }
    }
}
