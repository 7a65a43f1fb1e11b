package kz.daneker.bench;

import java.time.Duration;

/** Repeats one operation on one thread and tells what one costs. */
final class TightLoop {
    private static final int BATCH = 16;

    private final long nanos;
    private long taken;

    /** @param length of each measurement, after a warm-up as long */
    TightLoop(Duration length) {
        this.nanos = length.toNanos();
    }

    /** CPU microseconds of one call; what the operation returns is used, so that the compiler cannot leave it out. */
    double micros(Operation operation) {
        repeat(operation);
        return repeat(operation) / 1e3;
    }

    /** Something that is to be measured. */
    @FunctionalInterface
    interface Operation {
        Object run();
    }

    private double repeat(Operation operation) {
        long start = CpuTime.ofThread();
        long calls = 0;
        long spent;
        do {
            for (int i = 0; i < BATCH; i++) {
                taken += operation.run().hashCode();
            }
            calls += BATCH;
            spent = CpuTime.ofThread() - start;
        } while (spent < nanos);
        return (double) spent / calls;
    }

    /** A value that depends on every result. */
    long taken() {
        return taken;
    }
}
