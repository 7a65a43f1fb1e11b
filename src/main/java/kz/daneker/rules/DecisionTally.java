package kz.daneker.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.daneker.consent.DecisionInput;
import kz.daneker.consent.DecisionOutcome;
import kz.daneker.store.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what matrices are asked and writes the counts down once a second, apart from the referrals: no row of it is
 * committed together with one, and no referral waits for it. A crash forgets the last second, which a forecast can bear.
 */
public final class DecisionTally implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionTally.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Shapes of decisions that may wait for a database that is away; more are not counted. */
    private static final int MOST_WAITING = 10_000;

    private final Database database;
    private final DecisionLedger ledger = new DecisionLedger();
    private final Duration kept;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread tally = new Thread(work, "decision-tally");
        tally.setDaemon(true);
        return tally;
    });
    private Map<PastDecision, Long> waiting = new HashMap<>();
    private @Nullable LocalDate forgotten;

    /**
     * Starts counting.
     *
     * @param kept how long counts are kept, in whole days
     */
    public DecisionTally(Database database, Duration kept, Clock clock) {
        this.database = database;
        this.kept = kept;
        this.clock = clock;
        var unused = thread.scheduleWithFixedDelay(
                this::writeQuietly, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Counts one decision.
     *
     * @param matrix digest of the matrix that decided
     */
    public void count(Instant now, String matrix, DecisionInput asked, DecisionOutcome answered) {
        PastDecision decision = PastDecision.at(now, matrix, asked, answered);
        synchronized (this) {
            if (waiting.size() < MOST_WAITING || waiting.containsKey(decision)) {
                waiting.merge(decision, 1L, Long::sum);
            }
        }
    }

    /** Writes down what waits, and once a day forgets what is too old. */
    void write() {
        Map<PastDecision, Long> counts = take();
        LocalDate oldest = PastDecision.day(clock.instant().minus(kept));
        boolean newDay = !oldest.equals(forgotten);
        if (counts.isEmpty() && !newDay) {
            return;
        }
        try {
            database.write(connection -> {
                ledger.add(connection, counts);
                return newDay ? ledger.forgetBefore(connection, oldest) : 0;
            });
            forgotten = oldest;
        } catch (RuntimeException e) {
            putBack(counts);
            throw e;
        }
    }

    private void writeQuietly() {
        try {
            write();
        } catch (RuntimeException e) {
            LOG.debug("counts wait for the database: {}", e.getClass().getSimpleName());
        }
    }

    private synchronized Map<PastDecision, Long> take() {
        Map<PastDecision, Long> counts = waiting;
        waiting = new HashMap<>();
        return counts;
    }

    private synchronized void putBack(Map<PastDecision, Long> counts) {
        counts.forEach((decision, times) -> waiting.merge(decision, times, Long::sum));
    }

    @Override
    public void close() {
        thread.shutdown();
        writeQuietly();
    }
}
