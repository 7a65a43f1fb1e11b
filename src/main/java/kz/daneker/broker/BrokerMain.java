package kz.daneker.broker;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The same broker in a JVM of its own, for several gateway nodes or to restart them apart.
 *
 * <p>Reads {@code daneker.broker.*} like the gateway, from {@code config/application.yaml}, the environment or
 * {@code --daneker.broker.gateway-port=61618}; the agencies from the folder {@code daneker.broker.agencies}.
 */
public final class BrokerMain {
    private static final Logger log = LoggerFactory.getLogger(BrokerMain.class);

    private BrokerMain() {}

    /** Starts the broker; it runs until the process is told to end. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .build();
        // Artemis writes a line per session there; the gateway keeps its own, provable log
        application.setDefaultProperties(Map.of("logging.level.org.apache.activemq.audit", "off"));
        // the broker's own threads are daemons
        application.setKeepAlive(true);
        EmbeddedBroker broker = application.run(args).getBean(EmbeddedBroker.class);
        log.info("broker ready, amqp port {}, gateway port {}", broker.amqpPort(), broker.gatewayPort());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(BrokerSettings.class)
    static class Wiring {
        @Bean(destroyMethod = "close")
        EmbeddedBroker broker(
                BrokerSettings settings, @Value("${daneker.broker.agencies:certs/agencies}") Path agencies) {
            return EmbeddedBroker.start(
                    settings, new CertificateFolder(agencies, Clock.systemUTC()), new SecureRandom());
        }
    }
}
