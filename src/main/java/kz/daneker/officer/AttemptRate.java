package kz.daneker.officer;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** How often one address, and all of them together, may try to sign in within a minute. */
final class AttemptRate {
    static final int PER_ADDRESS = 12;
    private static final int ALL = 120;
    private static final long WINDOW = Duration.ofMinutes(1).toMillis();

    private final Clock clock;
    private final Map<String, Integer> tried = new HashMap<>();
    private long windowEnds;
    private int all;

    AttemptRate(Clock clock) {
        this.clock = clock;
    }

    /**
     * Passes or refuses.
     *
     * @throws Refusal {@code RATE_LIMITED} until the minute is over
     */
    synchronized void take(String from) {
        long now = clock.millis();
        if (now >= windowEnds) {
            tried.clear();
            all = 0;
            windowEnds = now + WINDOW;
        }
        all++;
        if (all > ALL || tried.merge(from, 1, Integer::sum) > PER_ADDRESS) {
            throw new Refusal(RefusalCode.RATE_LIMITED);
        }
    }
}
