package kz.daneker.delivery;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code jms:} means in the routes: durable messages of text or bytes, taken and given in one transaction. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {
    @Bean
    JmsComponent jms(ConnectionFactory connectionFactory) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connectionFactory);
        // local JMS transaction: what a route sends leaves with the commit of what it consumed, or not at all
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        // priority and time to live come from the sender's settings, so they must be said explicitly
        jms.setExplicitQosEnabled(true);
        jms.setDeliveryPersistent(true);
        // an answer goes where a route says, never where the message that came in would like it
        jms.setDisableReplyTo(true);
        jms.setTransferException(false);
        jms.setTransferExchange(false);
        jms.setMessageConverter(new TextAndBytesOnly());
        // FailureLog has said it in one line; here the exception's own words would follow, which may quote a person
        jms.setErrorHandlerLoggingLevel(LoggingLevel.DEBUG);
        return jms;
    }
}
