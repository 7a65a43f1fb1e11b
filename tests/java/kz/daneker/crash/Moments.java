package kz.daneker.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Random moments: here the point of a test, not a condition it should have waited for. */
final class Moments {
    private Moments() {}

    static void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
