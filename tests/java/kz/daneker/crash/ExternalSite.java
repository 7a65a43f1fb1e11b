package kz.daneker.crash;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.Daneker;
import kz.daneker.broker.BrokerMain;
import org.awaitility.Awaitility;

/** Gateways on one PostgreSQL and one broker, every one of them a process of its own. */
final class ExternalSite implements AutoCloseable {
    private final Path data;
    private final int brokerPort = ChildJvm.freePort();
    private final List<URI> doors = new ArrayList<>();
    final OwnPostgres postgres;
    final ChildJvm broker;
    final List<ChildJvm> gateways = new ArrayList<>();

    ExternalSite(Path data, int nodes) {
        this.data = data;
        this.postgres = new OwnPostgres(data);
        this.broker = new ChildJvm(
                "broker",
                data,
                "broker ready",
                BrokerMain.class.getName(),
                List.of(
                        "--daneker.broker.mode=embedded",
                        "--daneker.broker.data-directory=" + data.resolve("broker"),
                        "--daneker.broker.agencies=" + data.resolve("certs/agencies"),
                        "--daneker.broker.amqp-port=" + ChildJvm.freePort(),
                        "--daneker.broker.gateway-port=" + brokerPort,
                        "--daneker.broker.gateway-certificates=" + data.resolve("certs/gateway.pem"),
                        "--daneker.broker.tls.key-store=" + data.resolve("keys/gateway-tls.pem"),
                        "--daneker.broker.tls.trust-store=" + data.resolve("keys/trusted.pem")));
        for (int node = 0; node < nodes; node++) {
            int port = ChildJvm.freePort();
            doors.add(URI.create("https://localhost:" + port));
            gateways.add(new ChildJvm("gateway-" + node, data, "serving https", Daneker.class.getName(), serve(port)));
        }
    }

    private List<String> serve(int port) {
        List<String> arguments =
                new ArrayList<>(List.of("serve", "--data", data.toString(), "--port", Integer.toString(port)));
        for (String setting : List.of(
                "management.server.port=0",
                "store.url=" + postgres.url(),
                "store.user=postgres",
                "store.password=postgres",
                "daneker.broker.mode=external",
                "daneker.broker.url=localhost:" + brokerPort)) {
            arguments.add("--set");
            arguments.add(setting);
        }
        return arguments;
    }

    /** The gateway makes the keys the broker needs, and waits for its broker by itself. */
    void start() {
        gateways.get(0).start();
        Awaitility.await("keys")
                .atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(data.resolve("keys/trusted.pem")));
        broker.start();
        broker.awaitReady();
        gateways.get(0).awaitReady();
        for (ChildJvm other : gateways.subList(1, gateways.size())) {
            other.start();
            other.awaitReady();
        }
    }

    List<URI> doors() {
        return List.copyOf(doors);
    }

    void stopGateways() {
        gateways.forEach(ChildJvm::stop);
    }

    @Override
    public void close() {
        gateways.forEach(ChildJvm::endForSure);
        broker.endForSure();
        postgres.close();
    }
}
