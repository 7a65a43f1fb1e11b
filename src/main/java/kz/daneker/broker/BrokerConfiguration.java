package kz.daneker.broker;

import jakarta.jms.ConnectionFactory;
import java.security.SecureRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway's broker and its connection: embedded, or external by {@code daneker.broker.mode}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
public class BrokerConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "daneker.broker.mode", havingValue = "embedded", matchIfMissing = true)
    EmbeddedBroker embeddedBroker(BrokerSettings settings, BrokerRegister register, SecureRandom random) {
        return EmbeddedBroker.start(settings, register, random);
    }

    @Bean(destroyMethod = "close")
    BrokerConnection brokerConnection(BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded) {
        EmbeddedBroker broker = embedded.getIfAvailable();
        return broker == null ? BrokerConnection.external(settings) : BrokerConnection.inside(broker);
    }

    /** Closed by {@link BrokerConnection}. */
    @Bean(destroyMethod = "")
    ConnectionFactory connectionFactory(BrokerConnection connection) {
        return connection.factory();
    }

    @Bean
    SignedWordQueue signedWordQueue(ConnectionFactory connectionFactory) {
        return new SignedWordQueue(connectionFactory);
    }
}
