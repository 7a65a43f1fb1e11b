package kz.daneker.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import kz.daneker.agency.AgencyId;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.broker.BrokerConfiguration;
import kz.daneker.broker.BrokerHeader;
import kz.daneker.broker.BrokerRegister;
import kz.daneker.broker.EmbeddedBroker;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Outage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.spi.RoutesLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The {@code jms} component of the routes on the real embedded broker. */
class MessagingConfigurationIT {
    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        TestPropertyValues.of(
                        "daneker.broker.data-directory=" + data,
                        "daneker.broker.redelivery.attempts=3",
                        "daneker.broker.own-work.first=100ms",
                        "daneker.broker.own-work.attempts=3")
                .applyTo(spring);
        spring.registerBean(BrokerRegister.class, EmptyRegister::new);
        spring.registerBean(SecureRandom.class, () -> new SecureRandom());
        spring.register(BrokerConfiguration.class, MessagingConfiguration.class);
        spring.refresh();
        camel.addComponent("jms", spring.getBean(JmsComponent.class));
        camel.getRegistry().bind("failureLog", new FailureLog());
        camel.getRegistry().bind("deadLetters", new NothingStops());
        Resource policy = camel.getCamelContextExtension()
                .getContextPlugin(ResourceLoader.class)
                .resolveResource("file:routes/_deliveries.camel.yaml");
        camel.getCamelContextExtension().getContextPlugin(RoutesLoader.class).loadRoutes(policy);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:deliver.recall")
                        .routeConfigurationId("deliveries")
                        .process(exchange -> {
                            if (attempts.incrementAndGet() <= 4) {
                                throw Outage.now();
                            }
                        })
                        .to("jms:queue:deliver.push");
                from("jms:queue:accepted")
                        .process(exchange -> {
                            attempts.incrementAndGet();
                        })
                        .to("jms:queue:deliver.push")
                        .filter(body().isEqualTo("bad"))
                        .throwException(new IllegalStateException("handler failed"));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        spring.close();
    }

    @Test
    void sends_andTakes_inOneTransaction() throws Exception {
        camel.createProducerTemplate().sendBody("jms:queue:accepted", "good");
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting(BrokerAddress.DELIVER_PUSH) == 1);
        assertThat(attempts).hasValue(1);

        camel.createProducerTemplate().sendBody("jms:queue:accepted", "bad");
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting(BrokerAddress.DEAD_LETTER) == 1);
        assertThat(attempts).hasValue(4);
        assertThat(waiting(BrokerAddress.DELIVER_PUSH))
                .as("nothing of the failed attempts left")
                .isEqualTo(1);
    }

    @Test
    void waits_forAStoreThatIsAway_withoutUsingUpAttempts() {
        camel.createProducerTemplate().sendBody("jms:queue:deliver.recall", "owed");
        await().atMost(Duration.ofSeconds(40)).until(() -> waiting(BrokerAddress.DELIVER_PUSH) == 1);
        assertThat(attempts).hasValue(5);
        assertThat(waiting(BrokerAddress.DEAD_LETTER)).isZero();
    }

    @Test
    void hands_theSendersNameToTheRoute() throws Exception {
        camel.createProducerTemplate().sendBodyAndHeader("jms:queue:dead-letter", "x", BrokerHeader.SENDER, "forged");
        assertThat(camel.createConsumerTemplate()
                        .receive("jms:queue:dead-letter", 5_000)
                        .getMessage()
                        .getHeader(BrokerHeader.SENDER))
                .isEqualTo("gateway");
    }

    @Test
    void refuses_javaObjects_bothWays() throws Exception {
        assertThatThrownBy(
                        () -> camel.createProducerTemplate().sendBody("jms:queue:dead-letter", new java.util.Date(0)))
                .hasStackTraceContaining("text or bytes");
        assertThat(waiting(BrokerAddress.DEAD_LETTER)).isZero();

        ConnectionFactory factory = spring.getBean(ConnectionFactory.class);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(BrokerAddress.ACCEPTED))
                    .send(session.createObjectMessage(new java.util.Date(0)));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting(BrokerAddress.DEAD_LETTER) == 1);
        assertThat(waiting(BrokerAddress.DELIVER_PUSH)).isZero();
    }

    private long waiting(String address) {
        return spring.getBean(EmbeddedBroker.class).waiting(address);
    }

    static final class NothingStops {
        public void stop() {
            throw new AssertionError("no referral is refused here");
        }
    }

    private static final class EmptyRegister implements BrokerRegister {
        @Override
        public Set<AgencyId> agencies() {
            return Set.of();
        }

        @Override
        public AgencyId agencyOf(X509Certificate certificate) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
    }
}
