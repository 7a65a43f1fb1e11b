package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import kz.daneker.client.GatewayUnreachable;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.ConsentRecord.Method;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A consent taken back while its referral lies in the broker, and while the gateway is down. */
class WithdrawnConsentIT {
    private static final String LISTENING_CLINIC = "clinic-75-003";

    @TempDir
    private Path data;

    private Exchange exchange;

    @BeforeEach
    void start() {
        exchange = new Exchange(data);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void takesBack_whatLiesInTheRecipientsOwnQueue() throws JMSException {
        ObjectNode referral = to(LISTENING_CLINIC);
        ObjectNode sheet = Sheets.of(referral);
        exchange.party("centre-47").client().consents().give(sheet);
        send(Sheets.naming(referral, Sheets.id(sheet)));
        UUID delivery = exchange.party(LISTENING_CLINIC).awaitOne();
        exchange.settleBroker();
        withdraw(sheet);

        assertThat(inQueue(delivery)).isFalse();
    }

    @Test
    void stops_whatWaited_whileTheGatewayWasDown() {
        ObjectNode released = fresh();
        ObjectNode first = Sheets.of(released);
        ObjectNode onItsWay = fresh();
        ObjectNode second = Sheets.of(onItsWay);
        exchange.party("centre-47").client().consents().give(first);
        exchange.party("centre-47").client().consents().give(second);
        send(Sheets.naming(released, Sheets.id(first)));
        UUID delivery = exchange.party("clinic-47-001").awaitOne();
        send(Sheets.naming(onItsWay, Sheets.id(second)));
        withdraw(second);
        exchange.close();
        assertThatThrownBy(() -> withdraw(first)).isInstanceOf(GatewayUnreachable.class);

        exchange = new Exchange(data);
        withdraw(first);

        exchange.settleBroker();
        Party clinic = exchange.party("clinic-47-001");
        assertThat(clinic.inbox()).isEmpty();
        ProblemAnswer.assertRefused(clinic.get("/v1/inbox/" + delivery), 404, "NOT_FOUND");
        assertThat(state(released)).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(state(onItsWay)).isEqualTo(ReferralState.WITHDRAWN);
    }

    private ObjectNode fresh() {
        return Person.invented().in(Fixture.clinic().at(exchange.now()));
    }

    private ObjectNode to(String clinic) {
        ObjectNode referral = fresh();
        ((ObjectNode) referral.path("recipient")).put("agencyId", clinic);
        ((ObjectNode) referral.at("/consents/0")).putArray("recipients").add(clinic);
        return referral;
    }

    private ReferralState state(ObjectNode referral) {
        return exchange.party("centre-47")
                .client()
                .conversation()
                .ask(UUID.fromString(referral.path("referralId").asString("")))
                .state();
    }

    private void send(ObjectNode referral) {
        Party centre = exchange.party("centre-47");
        var answer = centre.send(centre.sign(referral));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private void withdraw(ObjectNode sheet) {
        exchange.party("centre-47")
                .client()
                .consents()
                .end(Sheets.id(sheet), ConsentState.WITHDRAWN, Capacity.PARENT, Method.PAPER_SIGNED);
    }

    private boolean inQueue(UUID delivery) throws JMSException {
        JmsConnectionFactory factory =
                new JmsConnectionFactory("amqps://localhost:" + exchange.amqpPort() + "?amqp.saslMechanisms=EXTERNAL");
        factory.setSslContext(
                exchange.party(LISTENING_CLINIC).keys().tls(Clock.systemUTC()).context());
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(
                        session.createQueue("agency." + LISTENING_CLINIC), "daneker_delivery = '" + delivery + "'")) {
            connection.start();
            return consumer.receive(1_000) != null;
        }
    }
}
