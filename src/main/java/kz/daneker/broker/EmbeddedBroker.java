package kz.daneker.broker;

import jakarta.jms.ConnectionFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import kz.daneker.agency.AgencyId;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * An Artemis broker in this JVM: journal on disk, synced before anything is acknowledged, AMQP 1.0 for agencies.
 *
 * <p>What it accepted survives {@code kill -9}; what it cannot hold in memory goes to disk; what nobody may read stays
 * unread (see {@link BrokerRegister}). Where a full disk ended it, it comes back once there is room ({@link BrokerWatch}).
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String INSIDE_USER = "gateway";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final EmbeddedActiveMQ broker;
    private final BrokerWatch watch;
    private final int insideId;
    private final String insidePassword;

    private EmbeddedBroker(EmbeddedActiveMQ broker, int insideId, String insidePassword) {
        this.broker = broker;
        this.watch = BrokerWatch.over(broker.getActiveMQServer(), LOOK_EVERY);
        this.insideId = insideId;
        this.insidePassword = insidePassword;
    }

    /**
     * Starts a broker and returns once it takes messages.
     *
     * @param register asked for the agencies' queues now and for a certificate's agency at every login
     * @param random source of this run's in-VM password
     * @throws IllegalStateException when the broker cannot start, within 15 s, e.g. because another broker uses the
     *     data directory or a port is taken
     */
    public static EmbeddedBroker start(BrokerSettings settings, BrokerRegister register, SecureRandom random) {
        int insideId = random.nextInt(Integer.MAX_VALUE);
        String insidePassword = secret(random);
        BrokerGate gate =
                new BrokerGate(register, PemCertificates.readIfNamed(settings.gatewayCertificates()), insidePassword);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        try {
            Configuration plan = BrokerPlan.of(settings, register.agencies(), insideId, secret(random));
            broker.setConfiguration(plan);
            broker.setSecurityManager(gate);
            broker.createActiveMQServer();
            start(broker, settings);
        } catch (RuntimeException unexpected) {
            throw unexpected;
        } catch (Exception failure) {
            throw new IllegalStateException("the broker must start, it failed with " + failure, failure);
        }
        return new EmbeddedBroker(broker, insideId, insidePassword);
    }

    /** A failed start only logs, and without stop() it would hold the folder's lock for ever: hence the guard. */
    private static void start(EmbeddedActiveMQ broker, BrokerSettings settings) throws Exception {
        AtomicReference<Exception> cause = new AtomicReference<>();
        ActiveMQServer server = broker.getActiveMQServer();
        server.registerActivationFailureListener(cause::set);
        Exception thrown = null;
        try {
            broker.start();
        } catch (Exception failure) {
            thrown = failure;
        }
        if (thrown == null && server.isActive() && listensEverywhere(server)) {
            return;
        }
        broker.stop();
        Exception why = thrown != null ? thrown : cause.get();
        throw new IllegalStateException(
                "the broker must be alone on its data directory " + settings.dataDirectory()
                        + ", its ports must be free and its key readable, found "
                        + (why == null ? "that one of them is not, see the log above" : why)
                        + "; stop the other broker or change daneker.broker.*",
                why);
    }

    /** An acceptor that cannot bind or read its key is only logged by Artemis, too. */
    private static boolean listensEverywhere(ActiveMQServer server) {
        return server.getConfiguration().getAcceptorConfigurations().stream()
                .map(acceptor -> server.getRemotingService().getAcceptor(acceptor.getName()))
                .allMatch(acceptor -> acceptor != null && acceptor.isStarted());
    }

    /** Connections of the gateway itself, not pooled; prefer {@link BrokerConnection}. */
    ConnectionFactory inside() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                false,
                new TransportConfiguration(
                        InVMConnectorFactory.class.getName(),
                        Map.of(TransportConstants.SERVER_ID_PROP_NAME, insideId)));
        factory.setUser(INSIDE_USER);
        factory.setPassword(insidePassword);
        return factory;
    }

    /** Gives a newly registered agency its queue; an existing queue stays as it is. */
    public void admit(AgencyId agency) {
        try {
            broker.getActiveMQServer().createQueue(BrokerPlan.queue(BrokerAddress.agency(agency)), true);
        } catch (Exception failure) {
            throw new IllegalStateException("the broker must create the queue of " + agency, failure);
        }
    }

    /** What Artemis does itself when its disk refuses a write: it ends without a word to anybody. */
    void stopAsByItself() throws Exception {
        broker.getActiveMQServer().fail(false);
    }

    /** Whether the broker takes messages, for readiness probes. */
    public boolean isActive() {
        return broker.getActiveMQServer().isActive();
    }

    /** Messages waiting at an address, those being delivered included; 0 where there is no such queue. */
    public long waiting(String address) {
        var queue = broker.getActiveMQServer().locateQueue(SimpleString.of(address));
        return queue == null ? 0 : queue.getMessageCount();
    }

    /** The port agencies connect to with AMQP 1.0 over TLS. */
    public int amqpPort() {
        return port(BrokerPlan.AMQP);
    }

    /** The port other nodes of the gateway connect to. */
    public int gatewayPort() {
        return port(BrokerPlan.GATEWAY);
    }

    private int port(String acceptor) {
        if (broker.getActiveMQServer().getRemotingService().getAcceptor(acceptor) instanceof NettyAcceptor netty) {
            return netty.getActualPort();
        }
        throw new IllegalStateException("the broker has no acceptor " + acceptor);
    }

    @Override
    public void close() {
        watch.close();
        try {
            broker.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the broker must stop", failure);
        }
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
