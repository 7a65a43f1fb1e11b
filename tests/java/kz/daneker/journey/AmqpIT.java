package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.referral.ReferralState;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/** An agency that listens with a stock AMQP 1.0 client. */
@ExtendWith(OneGateway.class)
class AmqpIT {
    private static final String CLINIC = "clinic-75-003";

    private final RunningGateway gateway;

    AmqpIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void brings_deliveryToTheAgencysOwnQueue() throws JMSException {
        ObjectNode referral = Payloads.good("15");
        gateway.approve(referral);
        UUID delivery = gateway.deliver(referral);

        Message message = receive(delivery, 30_000);

        assertThat(message).isNotNull();
        String jwe = message instanceof TextMessage text
                ? text.getText()
                : new String(message.getBody(byte[].class), StandardCharsets.US_ASCII);
        ReceivedReferral received = gateway.client(CLINIC).opener().open(delivery, jwe);
        gateway.client(CLINIC).sign(received);
        assertThat(gateway.client(Payloads.sender(referral))
                        .conversation()
                        .ask(Payloads.id(referral))
                        .state())
                .isEqualTo(ReferralState.DELIVERED);
    }

    @Test
    void takes_withdrawnDeliveryBackFromTheQueue() throws JMSException {
        ObjectNode referral = Payloads.good("15");
        gateway.approve(referral);
        UUID delivery = gateway.deliver(referral);

        gateway.client(Payloads.sender(referral))
                .conversation()
                .say(Payloads.id(referral), ReferralState.WITHDRAWN, null);

        assertThat(receive(delivery, 2_000)).isNull();
    }

    private Message receive(UUID delivery, long millis) throws JMSException {
        JmsConnectionFactory factory =
                new JmsConnectionFactory("amqps://localhost:" + gateway.amqpPort() + "?amqp.saslMechanisms=EXTERNAL");
        factory.setSslContext(gateway.keys(CLINIC).tls(gateway.clock()).context());
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(
                        session.createQueue("agency." + CLINIC), "daneker_delivery = '" + delivery + "'")) {
            connection.start();
            return consumer.receive(millis);
        }
    }
}
