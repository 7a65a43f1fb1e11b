package kz.daneker.broker;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the broker lives and how patient it is: {@code daneker.broker.*}.
 *
 * @param mode {@code embedded} runs the broker inside the gateway, {@code external} connects to {@code url}
 * @param url external only: {@code host:port} of one or more brokers, comma-separated, e.g. {@code mq-1:61618,mq-2:61618}
 * @param dataDirectory journal, pages and large messages; one broker at a time
 * @param host interface the acceptors listen on, loopback unless told otherwise
 * @param amqpPort AMQP 1.0 over TLS for agencies; 0 lets the system choose
 * @param gatewayPort Artemis protocol over TLS for other gateway nodes; 0 lets the system choose, -1 offers none
 * @param gatewayCertificates PEM file of the certificates that are the gateway, needed with a {@code gatewayPort}
 * @param tls key and trusted roots; absent, the broker is reachable inside its own JVM only
 * @param redelivery how often and how soon a message that waits for somebody else is tried again
 * @param ownWork the same for the gateway's own steps, where nobody else is to be patient with: absent, 100 attempts at
 *     pauses of at most 20 seconds, because a gateway that is killed uses one up
 * @param memory all queues together; beyond it messages go to disk
 * @param diskPerAddress pages one address may fill; beyond it sending there is refused
 * @param maxMessage the largest message accepted
 * @param flushEvery how long the journal gathers commits before one disk write, at most 100 ms; it delays, it never
 *     skips the write
 */
@ConfigurationProperties("daneker.broker")
public record BrokerSettings(
        @DefaultValue("embedded") Mode mode,
        @Nullable String url,
        @DefaultValue("data/broker") Path dataDirectory,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("61617") int amqpPort,
        @DefaultValue("-1") int gatewayPort,
        @Nullable Path gatewayCertificates,
        @Nullable Tls tls,
        @DefaultValue Redelivery redelivery,
        @Nullable Redelivery ownWork,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("1GB") DataSize diskPerAddress,
        @DefaultValue("2MB") DataSize maxMessage,
        @DefaultValue("500us") Duration flushEvery) {

    private static final Redelivery OWN_WORK = new Redelivery(Duration.ofMillis(500), 2, Duration.ofSeconds(20), 100);

    public BrokerSettings {
        if (mode == Mode.EXTERNAL && (url == null || url.isBlank())) {
            throw new IllegalArgumentException(
                    "daneker.broker.url must be host:port when daneker.broker.mode is external, found nothing");
        }
        if (mode == Mode.EXTERNAL && tls == null) {
            throw new IllegalArgumentException("daneker.broker.tls must be set when daneker.broker.mode is external");
        }
        if (gatewayPort >= 0 && (gatewayCertificates == null || tls == null)) {
            throw new IllegalArgumentException(
                    "daneker.broker.gateway-port needs daneker.broker.gateway-certificates and daneker.broker.tls");
        }
        if (flushEvery.isNegative() || flushEvery.compareTo(Duration.ofMillis(100)) > 0) {
            throw new IllegalArgumentException(
                    "daneker.broker.flush-every must lie between 0 and 100ms, found " + flushEvery);
        }
    }

    /** {@link #ownWork}, or what goes for it where the site says nothing. */
    Redelivery betweenOwnSteps() {
        return ownWork == null ? OWN_WORK : ownWork;
    }

    /** Where the broker runs. */
    public enum Mode {
        EMBEDDED,
        EXTERNAL
    }

    /**
     * The broker's or the connecting gateway's own key, and whom it trusts.
     *
     * @param keyStore {@code .p12}, or {@code .pem} with the chain and the unencrypted PKCS#8 key in one file
     * @param trustStore {@code .p12}, or {@code .pem} with the root certificates
     * @param password of both stores; empty for PEM. Comes from the environment, never from a file under version
     *     control
     */
    public record Tls(
            Path keyStore,
            Path trustStore,
            @DefaultValue("") String password) {
        @Override
        public String toString() {
            return "Tls[keyStore=" + keyStore + ", trustStore=" + trustStore + "]";
        }
    }

    /**
     * Growing pauses: {@code first}, then {@code multiplier} times longer each time, never above {@code longest}.
     *
     * @param attempts deliveries in all before the message becomes a dead letter
     */
    public record Redelivery(
            @DefaultValue("1s") Duration first,
            @DefaultValue("3.0") double multiplier,
            @DefaultValue("15m") Duration longest,
            @DefaultValue("8") int attempts) {
        public Redelivery {
            if (first.isNegative() || longest.compareTo(first) < 0 || multiplier < 1 || attempts < 1) {
                throw new IllegalArgumentException("daneker.broker.redelivery needs 0 <= first <= longest,"
                        + " multiplier >= 1 and attempts >= 1");
            }
        }
    }
}
