package kz.daneker.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which referrals are on their way, and how long those took that arrived.
 *
 * <p>On masked routes the recipient must not learn the sender's id of a referral, so the one thing both ends see tells
 * them apart: the made-up phone number.
 */
final class Underway {
    private final Semaphore room;
    private final Map<String, Long> since = new ConcurrentHashMap<>();
    private final AtomicLong arrived = new AtomicLong();
    private volatile Sample sample = new Sample();

    Underway(int atMost) {
        this.room = new Semaphore(atMost);
    }

    /** What was measured since {@link #beginSample}. */
    static final class Sample {
        final Latencies submits = new Latencies();
        final Latencies journeys = new Latencies();
    }

    /** Waits until one more may be sent; false where that takes too long, so that its caller can look around. */
    boolean awaitRoom() throws InterruptedException {
        return room.tryAcquire(100, TimeUnit.MILLISECONDS);
    }

    void sending(String phone) {
        since.put(phone, System.nanoTime());
    }

    void accepted(long tookNanos) {
        sample.submits.add(tookNanos);
    }

    /** The recipient's receipt was accepted. */
    void arrived(String phone) {
        Long start = since.remove(phone);
        if (start != null) {
            sample.journeys.add(System.nanoTime() - start);
            arrived.incrementAndGet();
            room.release();
        }
    }

    long arrivals() {
        return arrived.get();
    }

    int waiting() {
        return since.size();
    }

    void beginSample() {
        sample = new Sample();
    }

    Sample sample() {
        return sample;
    }
}
