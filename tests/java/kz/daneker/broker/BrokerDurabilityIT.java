package kz.daneker.broker;

import static kz.daneker.broker.TestBroker.receive;
import static kz.daneker.broker.TestBroker.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the broker accepted it keeps; what nobody can handle or fetch ends where an officer finds it. */
class BrokerDurabilityIT {
    @TempDir
    Path data;

    @Test
    void keeps_messages_acrossARestart() throws JMSException {
        try (EmbeddedBroker broker = TestBroker.insideOnly(data);
                BrokerConnection connection = BrokerConnection.inside(broker)) {
            send(connection.factory(), BrokerAddress.ACCEPTED, "small");
            send(connection.factory(), BrokerAddress.ACCEPTED, "x".repeat(400_000));
        }
        try (EmbeddedBroker broker = TestBroker.insideOnly(data);
                BrokerConnection connection = BrokerConnection.inside(broker)) {
            assertThat(broker.waiting(BrokerAddress.ACCEPTED)).isEqualTo(2);
            assertThat(body(receive(connection.factory(), BrokerAddress.ACCEPTED, 5_000)))
                    .isEqualTo("small");
            assertThat(body(receive(connection.factory(), BrokerAddress.ACCEPTED, 5_000)))
                    .hasSize(400_000);
        }
    }

    @Test
    void keeps_nothing_ofATransactionThatWasNotCommitted() throws JMSException {
        try (EmbeddedBroker broker = TestBroker.insideOnly(data);
                BrokerConnection inside = BrokerConnection.inside(broker)) {
            try (Connection connection = inside.factory().createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                session.createProducer(session.createQueue(BrokerAddress.ACCEPTED))
                        .send(session.createTextMessage("half"));
                session.rollback();
            }
            assertThat(broker.waiting(BrokerAddress.ACCEPTED)).isZero();
        }
    }

    @Test
    void triesAgain_withGrowingPauses_thenDeadLetter() throws JMSException {
        try (EmbeddedBroker broker = TestBroker.insideOnly(data);
                BrokerConnection inside = BrokerConnection.inside(broker)) {
            send(inside.factory(), BrokerAddress.DELIVER_PUSH, "unlucky");
            List<Long> seen = new ArrayList<>();
            try (Connection connection = inside.factory().createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageConsumer consumer =
                            session.createConsumer(session.createQueue(BrokerAddress.DELIVER_PUSH))) {
                connection.start();
                while (consumer.receive(2_500) != null) {
                    seen.add(System.nanoTime() / 1_000_000);
                    session.rollback();
                }
            }
            assertThat(seen).hasSize(4);
            assertThat(seen.get(1) - seen.get(0)).isBetween(150L, 590L);
            assertThat(seen.get(2) - seen.get(1)).isBetween(590L, 990L);
            assertThat(seen.get(3) - seen.get(2)).isGreaterThanOrEqualTo(950L);

            Message dead = receive(inside.factory(), BrokerAddress.DEAD_LETTER, 5_000);
            assertThat(body(dead)).isEqualTo("unlucky");
            assertThat(dead.getStringProperty("_AMQ_ORIG_ADDRESS")).isEqualTo(BrokerAddress.DELIVER_PUSH);
        }
    }

    @Test
    void moves_toExpired_whatNobodyFetchedInTime() throws JMSException {
        try (EmbeddedBroker broker = TestBroker.insideOnly(data);
                BrokerConnection inside = BrokerConnection.inside(broker)) {
            String address = BrokerAddress.agency(TestBroker.CLINIC);
            try (Connection connection = inside.factory().createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer producer = session.createProducer(session.createQueue(address))) {
                producer.send(session.createTextMessage("late"), DeliveryMode.PERSISTENT, 9, 300);
                producer.send(session.createTextMessage("in time"), DeliveryMode.PERSISTENT, 4, 600_000);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> broker.waiting(BrokerAddress.EXPIRED) == 1);
            assertThat(broker.waiting(address)).isEqualTo(1);
            Message expired = receive(inside.factory(), BrokerAddress.EXPIRED, 5_000);
            assertThat(body(expired)).isEqualTo("late");
            assertThat(expired.getStringProperty("_AMQ_ORIG_ADDRESS")).isEqualTo(address);
        }
    }

    @Test
    void hands_urgentMessagesFirst() throws JMSException {
        try (EmbeddedBroker broker = TestBroker.insideOnly(data);
                BrokerConnection inside = BrokerConnection.inside(broker)) {
            try (Connection connection = inside.factory().createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer producer = session.createProducer(session.createQueue(BrokerAddress.ACCEPTED))) {
                producer.send(session.createTextMessage("routine"), DeliveryMode.PERSISTENT, 4, 0);
                producer.send(session.createTextMessage("urgent"), DeliveryMode.PERSISTENT, 9, 0);
            }
            assertThat(body(receive(inside.factory(), BrokerAddress.ACCEPTED, 5_000)))
                    .isEqualTo("urgent");
        }
    }

    @Test
    void holds_moreThanMemory_onDisk() throws JMSException {
        try (EmbeddedBroker broker = TestBroker.insideOnly(data);
                BrokerConnection inside = BrokerConnection.inside(broker);
                Connection connection = inside.factory().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(session.createQueue(BrokerAddress.ACCEPTED));
            int messages = 500; // 64 KiB each: twice the memory of all queues
            for (int i = 0; i < messages; i++) {
                var message = session.createBytesMessage();
                message.writeBytes(new byte[64 * 1024]);
                producer.send(message);
                if (i % 50 == 49) {
                    session.commit();
                }
            }
            connection.start();
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(BrokerAddress.ACCEPTED))) {
                for (int i = 0; i < messages; i++) {
                    assertThat(consumer.receive(5_000)).as("message %d", i).isNotNull();
                    if (i % 50 == 49) {
                        session.commit();
                    }
                }
            }
            await().atMost(Duration.ofSeconds(5)).until(() -> broker.waiting(BrokerAddress.ACCEPTED) == 0);
        }
    }

    @Test
    void refuses_secondBrokerOnTheSameFolder_withinSeconds() {
        try (EmbeddedBroker first = TestBroker.insideOnly(data)) {
            long started = System.nanoTime();
            assertThatThrownBy(() -> TestBroker.insideOnly(data))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must be alone on its data directory");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
            assertThat(first.isActive()).isTrue();
        }
        try (EmbeddedBroker afterwards = TestBroker.insideOnly(data)) {
            assertThat(afterwards.isActive()).isTrue();
        }
    }

    @Test
    void refuses_toStart_withoutItsPort(@TempDir Path pki) throws IOException {
        BrokerSettings.Tls tls = new TestPki(pki).issue("server").tls();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefusesToStart(tls, taken.getLocalPort());
        }
    }

    @Test
    void refuses_toStart_withoutItsKey(@TempDir Path pki) {
        BrokerSettings.Tls tls = new TestPki(pki).issue("server").tls();
        assertRefusesToStart(new BrokerSettings.Tls(pki.resolve("absent.p12"), tls.trustStore(), tls.password()), 0);
        assertRefusesToStart(new BrokerSettings.Tls(tls.keyStore(), tls.trustStore(), "wrong"), 0);
    }

    private void assertRefusesToStart(BrokerSettings.Tls tls, int port) {
        BrokerSettings base = TestBroker.settings(data, tls, null);
        BrokerSettings settings = new BrokerSettings(
                base.mode(),
                null,
                data,
                base.host(),
                port,
                -1,
                null,
                tls,
                base.redelivery(),
                base.ownWork(),
                base.memory(),
                base.diskPerAddress(),
                base.maxMessage(),
                base.flushEvery());
        assertThatThrownBy(() -> EmbeddedBroker.start(settings, new TestBroker.MemoryRegister(), new SecureRandom()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("daneker.broker");
    }

    private static String body(Message message) throws JMSException {
        assertThat(message).isNotNull();
        return message.getBody(String.class);
    }
}
