package kz.daneker.console;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The console of a gateway: one bean, which starts and stops the rest apart from the agencies' doors. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
public class ConsoleConfiguration {
    @Bean
    @ConditionalOnProperty(name = "daneker.console.enabled", matchIfMissing = true)
    ConsoleServer consoleServer(ListableBeanFactory gateway, ConsoleSettings settings) {
        return new ConsoleServer(gateway, settings);
    }
}
