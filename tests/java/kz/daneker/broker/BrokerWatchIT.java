package kz.daneker.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that ended by itself comes back, with everything it had taken. */
class BrokerWatchIT {
    @TempDir
    private Path folder;

    @Test
    void startsAgain_whereTheBrokerEndedByItself() throws Exception {
        TestPki.Identity gateway = new TestPki(folder.resolve("pki")).issue("gateway");
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                        TestBroker.settings(folder.resolve("data"), gateway.tls(), null),
                        new TestBroker.MemoryRegister(),
                        new SecureRandom());
                BrokerConnection inside = BrokerConnection.inside(broker)) {
            send(inside, "before");
            broker.stopAsByItself();
            assertThat(broker.isActive()).isFalse();

            await("the broker is back").atMost(Duration.ofSeconds(30)).until(broker::isActive);

            send(inside, "after");
            assertThat(take(inside)).isEqualTo("before");
            assertThat(take(inside)).isEqualTo("after");
        }
    }

    private static void send(BrokerConnection inside, String text) throws JMSException {
        try (Connection connection = inside.factory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(BrokerAddress.ACCEPTED))
                    .send(session.createTextMessage(text), DeliveryMode.PERSISTENT, 4, 0);
        }
    }

    private static String take(BrokerConnection inside) throws JMSException {
        try (Connection connection = inside.factory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(BrokerAddress.ACCEPTED))) {
            connection.start();
            return consumer.receive(5_000).getBody(String.class);
        }
    }
}
