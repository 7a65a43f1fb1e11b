package kz.daneker.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.daneker.broker.EmbeddedBroker;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;
import kz.daneker.processes.ChildJvm;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The embedded broker gives up while its gateway runs: intake goes on, what is owed waits in the outbox. */
class StoppedBrokerIT {
    private final int port = ChildJvm.freePort();
    private final int managementPort = ChildJvm.freePort();
    private final Books books = new Books();

    @TempDir
    private Path data;

    @Test
    void keeps_everyPromiseOnce_whenTheEmbeddedBrokerStops() throws IOException {
        Gateway gateway = start();
        try (Agencies agencies = new Agencies(data, books, List.of(URI.create("https://localhost:" + port)))) {
            agencies.work(Duration.ofMillis(20));
            await("work goes on").atMost(Duration.ofMinutes(1)).until(() -> books.deliveries() > 5);
            assertThat(health()).isEqualTo(200);

            brokerOf(gateway).close();
            int promised = books.promises().size();
            await("intake goes on without a broker")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> books.promises().size() > promised + 5);
            await("the operator is told").atMost(Duration.ofSeconds(30)).until(() -> health() == 503);

            gateway.close();
            gateway = start();
            agencies.sendNothingNew();
            await("drained").atMost(Duration.ofMinutes(2)).untilAsserted(agencies::requireDrained);
            agencies.requireAlive();
            books.promises().forEach(agencies::resend);
        } finally {
            gateway.close();
        }
        FinalCheck check = new FinalCheck(data, books);
        check.deliveries();
        check.tables(StoreSettings.embedded(data.resolve("db")));
        check.trail();
    }

    /** Nobody but the gateway holds its broker. Closed like this it does not come back by itself, as it otherwise would. */
    private static EmbeddedBroker brokerOf(Gateway gateway) {
        ApplicationContext context = (ApplicationContext) ReflectionTestUtils.getField(gateway, "context");
        return context.getBean(EmbeddedBroker.class);
    }

    private int health() {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + managementPort + "/actuator/health")
                            .toURL()
                            .openConnection();
            return asked.getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Gateway start() {
        return Gateway.start(
                new Site(Path.of("").toAbsolutePath(), data, Site.Mode.DEVELOPMENT),
                Map.of(
                        "server.port", Integer.toString(port),
                        "management.server.port", Integer.toString(managementPort),
                        "daneker.broker.amqp-port", "0"));
    }
}
