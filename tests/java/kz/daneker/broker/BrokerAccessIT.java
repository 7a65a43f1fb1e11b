package kz.daneker.broker;

import static kz.daneker.broker.TestBroker.CENTRE;
import static kz.daneker.broker.TestBroker.CLINIC;
import static kz.daneker.broker.TestBroker.receive;
import static kz.daneker.broker.TestBroker.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import kz.daneker.broker.TestBroker.MemoryRegister;
import kz.daneker.broker.TestPki.Identity;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, tried with a stock AMQP 1.0 client over TLS against the real broker. */
class BrokerAccessIT {
    private static final MemoryRegister register = new MemoryRegister();

    private static TestPki pki;
    private static EmbeddedBroker broker;
    private static BrokerConnection inside;
    private static Identity gateway;
    private static ConnectionFactory centre;
    private static ConnectionFactory clinic;

    @BeforeAll
    static void start(@TempDir Path folder) {
        pki = new TestPki(folder.resolve("pki"));
        gateway = pki.issue("gateway");
        Identity centreKey = pki.issue("centre");
        Identity clinicKey = pki.issue("clinic");
        register.add(CENTRE, centreKey);
        register.add(CLINIC, clinicKey);
        Path gatewayPem = folder.resolve("gateway.pem");
        TestPki.writePem(gatewayPem, gateway.certificate());
        broker = EmbeddedBroker.start(
                TestBroker.settings(folder.resolve("data"), gateway.tls(), gatewayPem), register, new SecureRandom());
        inside = BrokerConnection.inside(broker);
        centre = amqp(centreKey);
        clinic = amqp(clinicKey);
    }

    @AfterAll
    static void stop() {
        inside.close();
        broker.close();
    }

    @Test
    void reads_ownQueue() throws JMSException {
        send(inside.factory(), BrokerAddress.agency(CLINIC), "sealed");

        Message received = receive(clinic, BrokerAddress.agency(CLINIC), 5_000);

        assertThat(received).isNotNull();
        assertThat(received.getBody(String.class)).isEqualTo("sealed");
    }

    @Test
    void browses_ownQueueOnly() throws JMSException {
        try (Connection connection = centre.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            try (QueueBrowser own = session.createBrowser(session.createQueue(BrokerAddress.agency(CENTRE)))) {
                assertThat(own.getEnumeration().hasMoreElements()).isFalse();
            }
            assertThatThrownBy(() -> {
                        try (QueueBrowser others =
                                session.createBrowser(session.createQueue(BrokerAddress.agency(CLINIC)))) {
                            others.getEnumeration();
                        }
                    })
                    .isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agency.clinic-one",
                "agency.clinic-one::agency.clinic-one",
                "agency.centre-one::agency.clinic-one",
                "agency.*",
                "agency.#",
                "agency.nobody-yet",
                "referrals.in",
                "accepted",
                "deliver.push",
                "deliver.recall",
                "deliver.notice",
                "dead-letter",
                "expired",
                "activemq.management",
                "activemq.notifications"
            })
    void refuses_reading_whatIsNotOnesOwn(String address) {
        assertThatThrownBy(() -> receive(centre, address, 100)).isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agency.clinic-one",
                "agency.centre-one",
                "agency.nobody-yet",
                "accepted",
                "deliver.push",
                "deliver.recall",
                "deliver.notice",
                "dead-letter",
                "expired",
                "activemq.management",
                "new-address"
            })
    void refuses_sending_anywhereButReferralsIn(String address) {
        assertThatThrownBy(() -> send(centre, address, "forged")).isInstanceOf(JMSException.class);
    }

    @Test
    void refuses_sending_withoutNamingTheAddressFirst() throws JMSException {
        try (Connection connection = centre.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer anonymous = session.createProducer(null)) {
            assertThatThrownBy(() -> anonymous.send(
                            session.createQueue(BrokerAddress.agency(CLINIC)), session.createTextMessage("forged")))
                    .isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 250_000})
    void names_theSendersCertificate_whateverTheMessageClaims(int length) throws JMSException {
        try (Connection connection = centre.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            Message claim = session.createTextMessage("x".repeat(length));
            claim.setStringProperty(BrokerHeader.SENDER, CLINIC.value());
            session.createProducer(session.createQueue(BrokerAddress.REFERRALS_IN))
                    .send(claim);
        }

        Message received = receive(inside.factory(), BrokerAddress.REFERRALS_IN, 5_000);

        assertThat(received).isNotNull();
        assertThat(received.getStringProperty(BrokerHeader.SENDER)).isEqualTo(CENTRE.value());
        assertThat(received.getBody(String.class)).hasSize(length);
    }

    @Test
    void refuses_temporaryQueue() throws JMSException {
        try (Connection connection = centre.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(session::createTemporaryQueue).isInstanceOf(JMSException.class);
        }
    }

    @Test
    void refuses_messageBeyondTheLimit() {
        assertThatThrownBy(() -> send(centre, BrokerAddress.REFERRALS_IN, "x".repeat(1_100_000)))
                .isInstanceOf(JMSException.class);
        assertThat(broker.waiting(BrokerAddress.REFERRALS_IN)).isZero();
    }

    @Test
    void refuses_quickly_clientWithoutCertificate() {
        assertRefusedQuickly(TestBroker.amqp(broker.amqpPort(), null, pki.trustStore(), "TLSv1.3"));
    }

    @Test
    void refuses_passwordInsteadOfCertificate() {
        long started = System.nanoTime();
        Throwable refused = catchThrowable(() -> TestBroker.amqp(broker.amqpPort(), null, pki.trustStore(), "TLSv1.3")
                .createConnection("gateway", "guess")
                .start());
        assertThat(refused).isInstanceOf(JMSException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void refuses_certificateOfAnotherAuthority(@TempDir Path folder) {
        TestPki foreign = new TestPki(folder);
        assertRefusedQuickly(amqp(foreign.issue("clinic").trusting(pki)));
    }

    @Test
    void refuses_certificateTheRegisterDoesNotKnow_evenWithAKnownName() {
        assertRefusedQuickly(amqp(pki.issue("impostor", "clinic")));
    }

    @Test
    void refuses_olderTls() {
        Identity key = pki.issue("old");
        register.add(CLINIC, key);
        assertRefusedQuickly(TestBroker.amqp(broker.amqpPort(), key, pki.trustStore(), "TLSv1.2"));
    }

    @Test
    void shutsOut_atOnce_whoLeavesTheRegisterWhileConnected() throws JMSException {
        Identity leaving = pki.issue("leaving");
        register.add(CENTRE, leaving);
        try (Connection connection = amqp(leaving).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            session.createConsumer(session.createQueue(BrokerAddress.agency(CENTRE)))
                    .close();
            register.remove(leaving);
            assertThatThrownBy(() -> session.createConsumer(session.createQueue(BrokerAddress.agency(CENTRE))))
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void opensQueue_forAgencyAdmittedLater() throws JMSException {
        var late = new kz.daneker.agency.AgencyId("school-late");
        Identity key = pki.issue("late");
        register.add(late, key);
        broker.admit(late);
        broker.admit(late);
        send(inside.factory(), BrokerAddress.agency(late), "sealed");
        assertThat(receive(amqp(key), BrokerAddress.agency(late), 5_000)).isNotNull();
    }

    @Test
    void creates_queueOfNewAgency_whenTheGatewaySendsToIt() throws JMSException {
        var later = new kz.daneker.agency.AgencyId("school-later");
        Identity key = pki.issue("later");
        register.add(later, key);
        send(inside.factory(), BrokerAddress.agency(later), "sealed");
        assertThat(receive(amqp(key), BrokerAddress.agency(later), 5_000)).isNotNull();
    }

    @Test
    void refuses_gateway_whatIsNotItsWork() {
        assertThatThrownBy(() -> send(inside.factory(), "activemq.management", "x"))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> send(inside.factory(), "new-address", "x")).isInstanceOf(JMSException.class);
    }

    @Test
    void admits_gatewayNode_byItsCertificate() throws JMSException {
        send(core(gateway), BrokerAddress.ACCEPTED, "work");
        assertThat(receive(core(gateway), BrokerAddress.ACCEPTED, 5_000)).isNotNull();
    }

    @Test
    void refuses_agency_onTheGatewaysPort() {
        Identity key = pki.issue("curious");
        register.add(CLINIC, key);
        assertThatThrownBy(() -> receive(core(key), BrokerAddress.agency(CLINIC), 100))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void refuses_theClusterUsersWellKnownPassword() {
        ConnectionFactory core = core(pki.issue("cluster"));
        assertThatThrownBy(() -> core.createConnection("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"))
                .isInstanceOf(JMSException.class);
    }

    private static void assertRefusedQuickly(ConnectionFactory factory) {
        long started = System.nanoTime();
        assertThatThrownBy(() -> {
                    try (Connection connection = factory.createConnection()) {
                        connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    }
                })
                .isInstanceOf(JMSException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
    }

    private static ConnectionFactory amqp(Identity identity) {
        return TestBroker.amqp(broker.amqpPort(), identity, identity.trustStore(), "TLSv1.3");
    }

    private static ConnectionFactory core(Identity identity) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                false,
                new TransportConfiguration(
                        NettyConnectorFactory.class.getName(),
                        TlsTransport.connector(identity.tls(), "127.0.0.1", broker.gatewayPort())));
        factory.setCallTimeout(5_000);
        return factory;
    }
}
