package kz.daneker.bench;

import java.time.Duration;

/**
 * What a run is to do.
 *
 * @param warmUp at full load but not counted, so that the JIT compiler has done its work
 * @param measured what the numbers are about
 * @param clients senders and as many recipients, each a thread of its own
 */
public record BenchPlan(Duration warmUp, Duration measured, int clients) {
    /** Referrals under way per client: enough that no step starves, few enough that none hides a backlog. */
    private static final int UNDER_WAY_PER_CLIENT = 4;

    public BenchPlan {
        if (measured.isNegative() || measured.isZero() || warmUp.isNegative() || clients < 1 || clients > 256) {
            throw new IllegalArgumentException(
                    "a run must last some time and have 1 to 256 clients, found " + measured + " and " + clients);
        }
    }

    int underWay() {
        return clients * UNDER_WAY_PER_CLIENT;
    }
}
