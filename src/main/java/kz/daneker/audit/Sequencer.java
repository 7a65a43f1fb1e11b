package kz.daneker.audit;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kz.daneker.store.Database;
import kz.daneker.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes committed records part of the Merkle log: numbers them, writes the tiles, signs the checkpoint.
 *
 * <p>Runs every 250 ms, numbers in batches of 256 and signs once for all that waited. Several gateways on one database may
 * each run one: one numbers at a time, each keeps its own folder up to date. A full disk or an absent database is tried
 * again; a contradiction between folder and database stops the signing until a person looked.
 */
public final class Sequencer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Integration integration;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread sequencer = new Thread(work, "audit-sequencer");
        sequencer.setDaemon(true);
        return sequencer;
    });
    private volatile @Nullable String trouble;

    Sequencer(Integration integration) {
        this.integration = integration;
    }

    /**
     * Brings the log up to date once, then keeps it so until closed.
     *
     * @param folder of the log, e.g. {@code data/log}; made if absent
     * @throws TrailFault if folder and database contradict each other, e.g. because an older one was put back
     */
    public static Sequencer start(Database database, Path folder, NoteSigner signer, Clock clock) {
        Disk disk = new FolderDisk(folder);
        Numbering numbering = new Numbering(new Lease(UUID.randomUUID(), clock), database.dialect());
        Sequencer sequencer = new Sequencer(new Integration(database, numbering, () -> new LogFolder(disk, signer)));
        sequencer.integrate();
        sequencer.keepGoing();
        return sequencer;
    }

    /**
     * Integrates now, on the caller's thread, every record committed before the call.
     *
     * @throws TrailFault as {@link #start}
     */
    public synchronized void integrate() {
        integration.run();
    }

    /** How many records the database has numbered, whether or not this gateway's folder holds them already. */
    public static long records(Database database) {
        return database.<Long>read(c -> TrailTables.state(c, "").size());
    }

    /** Why the log does not go on at present, in one sentence; absent when all is well. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void keepGoing() {
        ScheduledFuture<?> untilClosed = thread.scheduleWithFixedDelay(
                this::integrateOrSayWhy, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (untilClosed.isDone()) {
            throw new IllegalStateException("the sequencer must go on until it is closed");
        }
    }

    private void integrateOrSayWhy() {
        try {
            integrate();
            trouble = null;
        } catch (StoreUnavailable | UncheckedIOException e) {
            say("the audit log waits for its disk or database");
        } catch (TrailFault e) {
            say(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            say("the audit log met a bug and tries again");
            LOG.error("audit integration failed", e);
        }
    }

    private void say(String now) {
        if (!now.equals(trouble)) {
            LOG.error("audit log: {}", now);
        }
        trouble = now;
    }

    /** Integrates what is committed so far and leaves the numbering to other gateways. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        integrateOrSayWhy();
        try {
            integration.stepDown();
        } catch (StoreUnavailable e) {
            say("the audit log's lease could not be given back; it ends by itself");
        }
    }
}
