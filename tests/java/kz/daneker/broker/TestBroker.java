package kz.daneker.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What the broker's tests share: settings with ephemeral ports, a register in memory, a stock AMQP client. */
final class TestBroker {
    static final AgencyId CENTRE = new AgencyId("centre-one");
    static final AgencyId CLINIC = new AgencyId("clinic-one");

    private TestBroker() {}

    static BrokerSettings settings(Path data, BrokerSettings.@Nullable Tls tls, @Nullable Path gatewayCertificates) {
        return new BrokerSettings(
                BrokerSettings.Mode.EMBEDDED,
                null,
                data,
                "127.0.0.1",
                0,
                gatewayCertificates == null ? -1 : 0,
                gatewayCertificates,
                tls,
                new BrokerSettings.Redelivery(Duration.ofMillis(200), 3, Duration.ofMillis(1_000), 4),
                null,
                DataSize.ofMegabytes(16),
                DataSize.ofMegabytes(64),
                DataSize.ofMegabytes(1),
                Duration.ofNanos(500_000));
    }

    static EmbeddedBroker insideOnly(Path data) {
        return EmbeddedBroker.start(settings(data, null, null), new MemoryRegister(), new SecureRandom());
    }

    static final class MemoryRegister implements BrokerRegister {
        private final Map<X509Certificate, AgencyId> holders = new ConcurrentHashMap<>();

        void add(AgencyId agency, TestPki.Identity identity) {
            holders.put(identity.certificate(), agency);
        }

        void remove(TestPki.Identity identity) {
            holders.remove(identity.certificate());
        }

        @Override
        public Set<AgencyId> agencies() {
            return Set.of(CENTRE, CLINIC);
        }

        @Override
        public AgencyId agencyOf(X509Certificate certificate) {
            AgencyId holder = holders.get(certificate);
            if (holder == null) {
                throw new Refusal(RefusalCode.KEY_UNKNOWN);
            }
            return holder;
        }
    }

    /** A stock AMQP 1.0 client; without an identity it shows no certificate. */
    static ConnectionFactory amqp(int port, TestPki.@Nullable Identity identity, Path trustStore, String protocol) {
        String options = "?transport.trustStoreLocation=" + trustStore + "&transport.trustStorePassword="
                + TestPki.PASSWORD + "&transport.enabledProtocols=" + protocol
                + "&transport.connectTimeout=5000&jms.connectTimeout=5000&jms.requestTimeout=5000&jms.closeTimeout=2000";
        if (identity != null) {
            options += "&transport.keyStoreLocation=" + identity.keyStore() + "&transport.keyStorePassword="
                    + TestPki.PASSWORD;
        }
        return new JmsConnectionFactory("amqps://127.0.0.1:" + port + options);
    }

    static void send(ConnectionFactory factory, String queue, String text) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    static @Nullable Message receive(ConnectionFactory factory, String queue, long millis) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            return consumer.receive(millis);
        }
    }
}
