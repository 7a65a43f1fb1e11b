package kz.daneker.intake;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.broker.BrokerAddress;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;

/**
 * The AMQP door. The broker says whose certificate sent a message; the envelope is a JWE to the gateway, because the
 * journal between must not hold a referral in clear. The signed receipt goes to the sender's own queue.
 */
final class AmqpIntake {
    private static final String SENDER = "daneker_sender";

    /** Message properties of the answer. */
    private static final String KIND = "daneker_kind";

    private static final String CODE = "daneker_code";

    /** Who sent it, by the certificate the broker authenticated; without that the message is nobody's and is dropped. */
    public ReceivedMessage receive(@Body Object body, Exchange exchange) throws JMSException {
        Message message = exchange.getMessage(JmsMessage.class).getJmsMessage();
        AgencyId sender = new AgencyId(message.getStringProperty("JMSXUserID"));
        exchange.setProperty(SENDER, sender);
        byte[] bytes = body instanceof byte[] raw ? raw : body.toString().getBytes(StandardCharsets.UTF_8);
        return new ReceivedMessage(sender, ReceivedMessage.Form.JWE, bytes, Language.EN);
    }

    /** Turns the intake's reply into the message for the sender's queue. */
    public String answer(@Body Object reply, Exchange exchange) {
        AgencyId sender = exchange.getProperty(SENDER, AgencyId.class);
        exchange.getMessage().setHeader("CamelJmsDestinationName", BrokerAddress.agency(sender));
        exchange.getMessage().setHeader(KIND, "receipt");
        if (reply instanceof Refused refused) {
            exchange.getMessage().setHeader(CODE, refused.refusal().code().name());
            return refused.receipt();
        }
        return ((Answer) reply).receipt();
    }
}
