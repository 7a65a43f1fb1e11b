package kz.daneker.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * The gateway's pooled connections to its broker, wherever that runs; messages are persistent.
 *
 * <p>A broken connection leaves the pool and the next call opens a new one: nothing has to be restarted after a broker
 * was. A call fails within seconds while the broker is away.
 */
public final class BrokerConnection implements AutoCloseable {
    private final ConnectionFactory direct;
    private final JmsPoolConnectionFactory pool;

    private BrokerConnection(ConnectionFactory direct) {
        this.direct = direct;
        this.pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(direct);
        pool.setMaxConnections(4);
        pool.setConnectionCheckInterval(5_000);
        pool.start();
    }

    /** To the broker in this JVM. */
    public static BrokerConnection inside(EmbeddedBroker broker) {
        return new BrokerConnection(broker.inside());
    }

    /** To the brokers of {@code daneker.broker.url}, authenticated by the gateway's certificate. */
    public static BrokerConnection external(BrokerSettings settings) {
        BrokerSettings.Tls tls = Objects.requireNonNull(settings.tls());
        TransportConfiguration[] brokers = Arrays.stream(
                        Objects.requireNonNull(settings.url()).split(",", -1))
                .map(String::trim)
                .map(endpoint -> connector(tls, endpoint))
                .toArray(TransportConfiguration[]::new);
        ActiveMQConnectionFactory direct = new ActiveMQConnectionFactory(brokers.length > 1, brokers);
        direct.setCallTimeout(5_000);
        direct.setConnectionTTL(15_000);
        direct.setClientFailureCheckPeriod(5_000);
        // the pool and Camel's listeners reconnect; a hidden second layer would only block callers
        direct.setReconnectAttempts(0);
        direct.setInitialConnectAttempts(1);
        return new BrokerConnection(direct);
    }

    private static TransportConfiguration connector(BrokerSettings.Tls tls, String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        if (colon < 1 || !endpoint.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("daneker.broker.url must be host:port, separated by commas");
        }
        return new TransportConfiguration(
                NettyConnectorFactory.class.getName(),
                TlsTransport.connector(
                        tls, endpoint.substring(0, colon), Integer.parseInt(endpoint.substring(colon + 1))));
    }

    /** For {@code JmsComponent} and senders; sessions may be transacted. */
    public ConnectionFactory factory() {
        return pool;
    }

    /**
     * Passes while the broker takes connections. Not by the pool: while the broker is away every listener queues there for
     * a connection, and the operator's question would wait behind them.
     *
     * @throws IllegalStateException if it takes none
     */
    public void ping() {
        try (Connection connection = direct.createConnection()) {
            connection.start();
        } catch (JMSException e) {
            throw new IllegalStateException("the broker must take connections", e);
        }
    }

    @Override
    public void close() {
        pool.stop();
    }
}
