package kz.daneker.console;

import java.time.Clock;
import kz.daneker.signing.ClientAssertions;
import kz.daneker.trust.GatewayKeys;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The console of a gateway: one bean, which starts and stops the rest apart from the agencies' doors. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
public class ConsoleConfiguration {
    /** Lent to the console, which may prove itself to an identity provider but holds no key. */
    @Bean
    ClientAssertions clientAssertions(GatewayKeys keys, Clock clock) {
        return new ClientAssertions(keys.seal(), clock);
    }

    @Bean
    @ConditionalOnProperty(name = "daneker.console.enabled", matchIfMissing = true)
    ConsoleServer consoleServer(ListableBeanFactory gateway, ConsoleSettings settings) {
        return new ConsoleServer(gateway, settings);
    }
}
