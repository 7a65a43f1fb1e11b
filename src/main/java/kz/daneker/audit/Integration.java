package kz.daneker.audit;

import java.util.List;
import java.util.function.Supplier;
import kz.daneker.store.Database;
import org.jspecify.annotations.Nullable;

/**
 * Brings the log folder to where the database is, and the database to where the waiting leaves are.
 *
 * <p>Places are given in the database first; files and checkpoint follow from them and are the same bytes whoever writes
 * them, however often. So a crash between any two steps, or a second gateway, needs no repair: the next run goes on.
 */
final class Integration {
    private static final long CATCH_UP = 4096;

    private final Database database;
    private final Numbering numbering;
    private final Supplier<LogFolder> opening;
    private @Nullable LogFolder folder;

    Integration(Database database, Numbering numbering, Supplier<LogFolder> opening) {
        this.database = database;
        this.numbering = numbering;
        this.opening = opening;
    }

    /**
     * Integrates every leaf that waits.
     *
     * @throws TrailFault if folder and database contradict each other; nothing is signed then
     */
    void run() {
        LogFolder current = folder == null ? opening.get() : folder;
        folder = null; // kept again only if all went well
        TreeState state = database.read(c -> TrailTables.state(c, ""));
        catchUp(current, state);
        takeUp(current);
        folder = current;
    }

    /** Signs once for all that waited, and leaves what comes meanwhile to the next run: each signature costs many fsyncs. */
    private void takeUp(LogFolder current) {
        NumberedBatch batch = next(current);
        while (!batch.isEmpty()) {
            current.append(batch.leaves());
            NumberedBatch following = batch.isFull() ? next(current) : NumberedBatch.NONE;
            if (following.isEmpty()) {
                current.publish(batch.root());
            }
            batch = following;
        }
    }

    /** Asked first, so that an idle gateway writes nothing. */
    private NumberedBatch next(LogFolder current) {
        return database.<Boolean>read(TrailTables::anyPending)
                ? database.write(c -> numbering.next(c, current.edge()))
                : NumberedBatch.NONE;
    }

    /** Leaves the numbering to others. */
    void stepDown() {
        database.write(c -> {
            numbering.stepDown(c);
            return Boolean.TRUE;
        });
    }

    private void catchUp(LogFolder current, TreeState state) {
        if (current.size() > state.size()) {
            throw new TrailFault("the database must know every record the log was signed for, found " + state.size()
                    + " of " + current.size() + ": an older database was put back; restore the newest one");
        }
        while (current.size() < state.size()) {
            long from = current.size();
            long to = Math.min(from + CATCH_UP, state.size());
            List<byte[]> leaves = database.read(c -> TrailTables.numbered(c, from, to));
            if (leaves.size() != to - from) {
                throw new TrailFault("the database must hold every record it numbered, found gaps; nothing was signed");
            }
            current.append(leaves);
        }
        if (!current.root().equals(state.root())) {
            throw new TrailFault("the log and the database must lead to one root, found two; nothing was signed");
        }
        if (!current.isPublished()) {
            current.publish(state.root());
        }
    }
}
