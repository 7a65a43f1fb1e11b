package kz.daneker.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The threads of a run. Where one fails all end, and whoever waits is told why. */
final class Crew implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();

    /** True once the members should come home. */
    AtomicBoolean ended() {
        return ended;
    }

    void add(String name, Runnable work) {
        Thread thread = new Thread(() -> watch(work), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void watch(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!ended.getAndSet(true)) {
                failure.set(e);
            }
        }
    }

    /** Throws what ended a member, if anything did. */
    void requireAllWell() {
        RuntimeException reason = failure.get();
        if (reason != null) {
            throw reason;
        }
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
