package kz.daneker.delivery;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.springframework.jms.support.converter.MessageConversionException;
import org.springframework.jms.support.converter.MessageConverter;
import org.springframework.jms.support.converter.SimpleMessageConverter;

/** Text and bytes pass; a serialized Java object is never read nor written (deserialization would run its code). */
final class TextAndBytesOnly implements MessageConverter {
    private final SimpleMessageConverter simple = new SimpleMessageConverter();

    @Override
    public Message toMessage(Object body, Session session) throws JMSException {
        if (body instanceof String || body instanceof byte[]) {
            return simple.toMessage(body, session);
        }
        throw new MessageConversionException("a broker message must be text or bytes, found "
                + body.getClass().getName());
    }

    @Override
    public Object fromMessage(Message message) throws JMSException {
        if (message instanceof TextMessage || message instanceof BytesMessage) {
            return simple.fromMessage(message);
        }
        throw new MessageConversionException("a broker message must be text or bytes");
    }
}
