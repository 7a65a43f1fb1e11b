package kz.daneker.intake;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.broker.BrokerHeader;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsConstants;

/**
 * The AMQP door. The broker says whose certificate sent a message; the envelope is a JWE to the gateway, because the
 * journal between must not hold a referral in clear. The signed receipt goes to the sender's own queue.
 */
final class AmqpIntake {
    /** Message property of an answer: what it is, here always {@code receipt}. */
    private static final String KIND = "daneker_kind";

    private static final String SENDER = "daneker-sender";

    private final ProducerTemplate camel;

    AmqpIntake(ProducerTemplate camel) {
        this.camel = camel;
    }

    public ReceivedMessage receive(@Body Object body, @Header(BrokerHeader.SENDER) String sender, Exchange exchange) {
        AgencyId agency = new AgencyId(sender);
        exchange.setProperty(SENDER, agency);
        byte[] bytes = body instanceof byte[] raw ? raw : body.toString().getBytes(StandardCharsets.UTF_8);
        return new ReceivedMessage(agency, ReceivedMessage.Form.JWE, bytes, Language.EN);
    }

    /**
     * Asks the intake in an exchange of its own: a refusal handled there would end this route too, and leave the sender
     * without its receipt.
     */
    public Object decide(@Body ReceivedMessage message) {
        return Objects.requireNonNull(camel.requestBody("direct:referral-intake", message));
    }

    /** Turns the intake's reply into the message for the sender's queue. */
    public String answer(@Body Object reply, Exchange exchange) {
        AgencyId sender = Objects.requireNonNull(exchange.getProperty(SENDER, AgencyId.class));
        exchange.getMessage().setHeader(JmsConstants.JMS_DESTINATION_NAME, BrokerAddress.agency(sender));
        exchange.getMessage().setHeader(KIND, "receipt");
        return reply instanceof Refused refused ? refused.receipt() : ((Answer) reply).receipt();
    }
}
