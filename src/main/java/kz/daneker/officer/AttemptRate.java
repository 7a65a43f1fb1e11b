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
    /** As many addresses at once. */
    private static final int ADDRESSES = 10;

    private static final long WINDOW = Duration.ofMinutes(1).toMillis();

    private final Clock clock;
    private final int perAddress;
    private final Map<String, Integer> tried = new HashMap<>();
    private long windowEnds;
    private int all;

    /** @param perAddress more where a whole institution is seen under one address */
    AttemptRate(Clock clock, int perAddress) {
        this.clock = clock;
        this.perAddress = perAddress;
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
        if (all > ADDRESSES * perAddress || tried.merge(from, 1, Integer::sum) > perAddress) {
            throw new Refusal(RefusalCode.RATE_LIMITED);
        }
    }
}
