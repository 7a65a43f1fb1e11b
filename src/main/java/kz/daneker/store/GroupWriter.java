package kz.daneker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One thread writes for everybody and lets units that wait at the same time share one commit.
 *
 * <p>SQLite has one writer anyway and a commit costs an fsync; sixteen callers then pay one fsync instead of sixteen.
 */
final class GroupWriter implements Writer {
    private static final int LARGEST_GROUP = 256;
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Erased content stays in the log of pages this long at rest, and this long under load. */
    private static final long FORGET_AT_REST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long FORGET_UNDER_LOAD_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final BlockingQueue<GroupUnit<?>> waiting = new LinkedBlockingQueue<>();
    private final GroupCommit commit;
    private final Thread thread = new Thread(this::run, "store-writer");
    private volatile boolean closed;

    GroupWriter(DataSource source) {
        this.commit = new GroupCommit(source);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a unit of work must not write through the store again");
        }
        GroupUnit<T> unit = new GroupUnit<>(work);
        waiting.add(unit);
        if (closed && waiting.remove(unit)) {
            throw new StoreUnavailable("the store must be open, found it closed", new IllegalStateException("closed"));
        }
        return unit.await();
    }

    private void run() {
        int lastSize = 1;
        long lastNanos = 0;
        boolean written = false;
        long forgotten = System.nanoTime();
        while (!closed || !waiting.isEmpty()) {
            List<GroupUnit<?>> group = new ArrayList<>();
            try {
                gather(group, lastSize, lastNanos);
            } catch (InterruptedException e) {
                // a unit left its interrupt behind; the others must not pay for it
            }
            if (!group.isEmpty()) {
                long start = System.nanoTime();
                commit.run(group);
                lastNanos = System.nanoTime() - start;
                lastSize = group.size();
                written = true;
            }
            long since = System.nanoTime() - forgotten;
            if (written && since > (group.isEmpty() ? FORGET_AT_REST_NANOS : FORGET_UNDER_LOAD_NANOS)) {
                commit.forgetOldPages();
                written = false;
                forgotten = System.nanoTime();
            }
        }
        commit.close();
    }

    /**
     * Waits for a first unit and, where several write, as long for others as the last commit took: with half of its time
     * waiting this thread makes the fewest fsyncs for the same units. A lone writer never waits.
     */
    private void gather(List<GroupUnit<?>> group, int lastSize, long lastNanos) throws InterruptedException {
        GroupUnit<?> first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        group.add(first);
        waiting.drainTo(group, LARGEST_GROUP - 1);
        if (lastSize == 1 && group.size() == 1) {
            return; // nobody else writes at present
        }
        long deadline = System.nanoTime() + Math.min(lastNanos, LONGEST_PAUSE_NANOS);
        while (group.size() < LARGEST_GROUP) {
            GroupUnit<?> next = waiting.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            group.add(next);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
