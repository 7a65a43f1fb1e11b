package kz.daneker.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.daneker.broker.BrokerMain;
import org.awaitility.Awaitility;

/** A PostgreSQL and a broker in processes of their own, for gateways that share a data folder's keys. */
public final class ExternalParts implements AutoCloseable {
    private final Path data;
    private final int brokerPort = ChildJvm.freePort();
    public final OwnPostgres postgres;
    public final ChildJvm broker;

    /** Starts PostgreSQL; the broker waits for the keys a gateway makes. */
    public ExternalParts(Path data) {
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
    }

    /** What makes a verb that runs a gateway use these two. */
    public List<String> options() {
        List<String> options = new ArrayList<>();
        settings().forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
        return options;
    }

    private Map<String, String> settings() {
        return Map.of(
                "store.url", postgres.url(),
                "store.user", "postgres",
                "store.password", "postgres",
                "daneker.broker.mode", "external",
                "daneker.broker.url", "localhost:" + brokerPort);
    }

    /** A starting gateway makes the keys the broker needs, and waits for its broker by itself. */
    public void startBroker() {
        Awaitility.await("keys")
                .atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(data.resolve("keys/trusted.pem")));
        broker.start();
        broker.awaitReady();
    }

    @Override
    public void close() {
        broker.endForSure();
        postgres.close();
    }
}
