package kz.daneker.broker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServer.SERVER_STATE;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a broker again that stopped by itself. Artemis gives up for good at the first write its disk refuses; without
 * this watch deliveries would wait until somebody restarts the gateway, long after the disk has room again.
 */
final class BrokerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final long START_SECONDS = 15;

    private final ActiveMQServer server;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watch = new Thread(work, "broker-watch");
        watch.setDaemon(true);
        return watch;
    });

    private BrokerWatch(ActiveMQServer server) {
        this.server = server;
    }

    /** Looks after a running broker until closed. */
    static BrokerWatch over(ActiveMQServer server, Duration pause) {
        BrokerWatch watch = new BrokerWatch(server);
        ScheduledFuture<?> untilClosed = watch.thread.scheduleWithFixedDelay(
                watch::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        if (untilClosed.isDone()) {
            throw new IllegalStateException("the broker's watch must go on until it is closed");
        }
        return watch;
    }

    private void look() {
        if (server.getState() != SERVER_STATE.STOPPED) {
            return;
        }
        LOG.error("the broker stopped by itself, most likely for its disk; it is started again");
        try {
            server.start();
            if (server.waitForActivation(START_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the broker runs again");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("the broker cannot start again yet: {}", e.getClass().getName());
        }
        stop();
    }

    /** A failed start may leave it half started, holding its folder's lock. */
    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.error("the broker cannot be stopped either: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2 * START_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the broker's watch did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
