package kz.daneker.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rules decide at which moment; the database says so to every gateway that shares it.
 *
 * <p>Nobody is told of a change: whoever asks and has not looked for a second looks first, so an answer is never older,
 * and a database that does not answer means no decision.
 */
public final class RulesInForce {
    private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final Database database;
    private final RulesHistory history;
    private final Function<SharingMatrix, Rules> made;
    private volatile Seen seen;

    /** The history as of the last look, and the rules of each version. */
    private record Seen(List<RuleVersion> versions, Map<String, Rules> rules, long atNanos) {}

    /**
     * Begins with what the database holds.
     *
     * @param made makes reader and gate for a matrix
     */
    public RulesInForce(Database database, RulesHistory history, Function<SharingMatrix, Rules> made) {
        this.database = database;
        this.history = history;
        this.made = made;
        this.seen = look(new Seen(List.of(), Map.of(), 0));
    }

    /**
     * The rules for a decision made at this moment; everything the decision needs comes from this one value.
     *
     * @throws Refusal {@code UNAVAILABLE} where the history does not hold any more
     * @throws kz.daneker.store.StoreUnavailable where the database does not answer
     */
    public Rules at(Instant now) {
        Seen current = fresh();
        RuleVersion decides = inForce(current.versions(), now);
        Rules rules = current.rules().get(decides.matrix().digest());
        if (rules == null) {
            throw new IllegalStateException("every version must have its rules");
        }
        return rules;
    }

    /** Of these versions the one in force at the moment: the last whose time has come. */
    public static RuleVersion inForce(List<RuleVersion> versions, Instant now) {
        RuleVersion decides = versions.get(0);
        for (RuleVersion version : versions) {
            if (!version.inForceFrom().isAfter(now)) {
                decides = version;
            }
        }
        return decides;
    }

    private Seen fresh() {
        Seen current = seen;
        if (System.nanoTime() - current.atNanos() < LOOK_AGAIN_NANOS) {
            return current;
        }
        synchronized (this) {
            if (System.nanoTime() - seen.atNanos() >= LOOK_AGAIN_NANOS) {
                seen = look(seen);
            }
            return seen;
        }
    }

    private Seen look(Seen before) {
        long now = System.nanoTime();
        try {
            List<RuleVersion> versions = database.read(connection -> history.read(connection, before.versions()));
            if (versions.size() == before.versions().size()) {
                return new Seen(before.versions(), before.rules(), now);
            }
            Map<String, Rules> rules = new HashMap<>(before.rules());
            for (RuleVersion version : versions.subList(before.versions().size(), versions.size())) {
                rules.computeIfAbsent(version.matrix().digest(), digest -> made.apply(version.matrix()));
                LOG.info(
                        "sharing matrix {} decides from {} on", version.matrix().version(), version.inForceFrom());
            }
            return new Seen(List.copyOf(versions), Map.copyOf(rules), now);
        } catch (BrokenHistory broken) {
            if (before.versions().isEmpty()) {
                throw broken;
            }
            LOG.error("nothing is decided: {}", broken.getMessage());
            throw new Refusal(RefusalCode.UNAVAILABLE);
        }
    }
}
