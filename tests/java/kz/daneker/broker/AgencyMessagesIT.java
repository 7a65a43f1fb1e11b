package kz.daneker.broker;

import static kz.daneker.broker.TestBroker.CENTRE;
import static kz.daneker.broker.TestBroker.CLINIC;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody gets ahead of others by a priority of its own choice; the gateway's own priorities count. */
class AgencyMessagesIT {
    private final TestBroker.MemoryRegister register = new TestBroker.MemoryRegister();

    @TempDir
    private Path folder;

    private TestPki pki;
    private TestPki.Identity gateway;
    private TestPki.Identity centre;
    private TestPki.Identity clinic;

    @BeforeEach
    void makeKeys() {
        pki = new TestPki(folder.resolve("pki"));
        gateway = pki.issue("gateway");
        centre = pki.issue("centre");
        clinic = pki.issue("clinic");
        register.add(CENTRE, centre);
        register.add(CLINIC, clinic);
    }

    @Test
    void keeps_theOrderInWhichAgenciesSent() throws JMSException {
        try (EmbeddedBroker broker = start()) {
            agenciesSend(broker);
            assertThat(taken(broker, BrokerAddress.REFERRALS_IN)).containsExactly("first", "second", "third");
        }
    }

    @Test
    void keeps_theOrderInWhichAgenciesSent_overARestart() throws JMSException {
        try (EmbeddedBroker broker = start()) {
            agenciesSend(broker);
        }
        try (EmbeddedBroker broker = start()) {
            assertThat(taken(broker, BrokerAddress.REFERRALS_IN)).containsExactly("first", "second", "third");
        }
    }

    @Test
    void follows_theGatewaysOwnPriorities() throws JMSException {
        try (EmbeddedBroker broker = start();
                BrokerConnection inside = BrokerConnection.inside(broker)) {
            send(inside.factory(), BrokerAddress.ACCEPTED, "routine", 4);
            send(inside.factory(), BrokerAddress.ACCEPTED, "emergency", 9);
            assertThat(taken(broker, BrokerAddress.ACCEPTED)).containsExactly("emergency", "routine");
        }
    }

    @Test
    void keeps_bothMessages_whereTwoAgenciesNamedTheirsAlike() throws JMSException {
        try (EmbeddedBroker broker = start()) {
            send(amqp(broker, centre), BrokerAddress.REFERRALS_IN, "first", 4, "name");
            send(amqp(broker, clinic), BrokerAddress.REFERRALS_IN, "second", 4, "name");
            assertThat(taken(broker, BrokerAddress.REFERRALS_IN)).containsExactly("first", "second");
        }
    }

    private void agenciesSend(EmbeddedBroker broker) throws JMSException {
        send(amqp(broker, centre), BrokerAddress.REFERRALS_IN, "first", 0);
        send(amqp(broker, centre), BrokerAddress.REFERRALS_IN, "second", 4);
        send(amqp(broker, clinic), BrokerAddress.REFERRALS_IN, "third", 9);
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(
                TestBroker.settings(folder.resolve("data"), gateway.tls(), null), register, new SecureRandom());
    }

    private ConnectionFactory amqp(EmbeddedBroker broker, TestPki.Identity who) {
        return TestBroker.amqp(broker.amqpPort(), who, pki.trustStore(), "TLSv1.3");
    }

    private static void send(ConnectionFactory factory, String queue, String text, int priority) throws JMSException {
        send(factory, queue, text, priority, UUID.randomUUID().toString());
    }

    private static void send(ConnectionFactory factory, String queue, String text, int priority, String name)
            throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            TextMessage message = session.createTextMessage(text);
            message.setStringProperty("_AMQ_DUPL_ID", name);
            session.createProducer(session.createQueue(queue)).send(message, DeliveryMode.PERSISTENT, priority, 0);
        }
    }

    private static List<String> taken(EmbeddedBroker broker, String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (BrokerConnection inside = BrokerConnection.inside(broker);
                Connection connection = inside.factory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            for (long left = broker.waiting(queue); left > 0; left--) {
                texts.add(consumer.receive(5_000).getBody(String.class));
            }
        }
        return texts;
    }
}
