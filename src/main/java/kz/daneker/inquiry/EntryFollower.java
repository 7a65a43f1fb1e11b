package kz.daneker.inquiry;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kz.daneker.audit.TrailFault;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what the log took up searchable, within a second, apart from the referrals: none waits for it. What it writes
 * follows from the leaves, so several gateways may do it at once, and an emptied table fills itself again.
 */
public final class EntryFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EntryFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 1000;

    private final Database database;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread follower = new Thread(work, "audit-entries");
        follower.setDaemon(true);
        return follower;
    });

    public EntryFollower(Database database) {
        this.database = database;
    }

    /** Follows until closed. */
    public void start() {
        ScheduledFuture<?> untilClosed = thread.scheduleWithFixedDelay(
                this::followQuietly, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (untilClosed.isDone()) {
            throw new IllegalStateException("the trail must be followed until the gateway stops");
        }
    }

    /** Takes up everything the log holds by now. */
    public void follow() {
        long next = database.<Long>read(EntryTable::next);
        int taken;
        do {
            long from = next;
            taken = anyFrom(from) ? database.<Integer>write(connection -> EntryTable.take(connection, from, BATCH)) : 0;
            next += taken;
        } while (taken == BATCH);
    }

    /** Asked first, so that an idle gateway writes nothing. */
    private boolean anyFrom(long index) {
        return database.<Boolean>read(connection -> Sql.one(
                        connection, "select idx from audit_leaf where idx = ?", row -> row.getLong(1), index)
                .isPresent());
    }

    private void followQuietly() {
        try {
            follow();
        } catch (StoreUnavailable e) {
            LOG.debug("the searchable trail waits for the database");
        } catch (TrailFault e) {
            LOG.error("a record of the trail cannot be read: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("following the trail failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
