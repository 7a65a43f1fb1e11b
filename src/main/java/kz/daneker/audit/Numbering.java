package kz.daneker.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import kz.daneker.store.Dialect;

/** Gives waiting leaves their places in the log, without gaps, and moves the tree on in the same transaction. */
final class Numbering {
    static final int BATCH = 256;

    private final Lease lease;
    private final Dialect dialect;

    Numbering(Lease lease, Dialect dialect) {
        this.lease = lease;
        this.dialect = dialect;
    }

    /**
     * Numbers the next batch.
     *
     * @param edge where the caller's folder ends; not changed
     * @return nothing if no leaf waits, another gateway holds the lease, or the tree went on without this folder
     */
    NumberedBatch next(Connection c, RightEdge edge) throws SQLException {
        OptionalLong term = lease.take(c);
        if (term.isEmpty()) {
            return NumberedBatch.NONE;
        }
        TreeState older = TrailTables.state(c, dialect.forUpdate());
        List<PendingLeaf> waiting = TrailTables.pending(c, BATCH);
        if (waiting.isEmpty() || older.size() != edge.size() || !older.root().equals(edge.root())) {
            return NumberedBatch.NONE;
        }
        RightEdge grown = edge.copy();
        waiting.forEach(leaf -> grown.append(TreeHash.ofLeaf(leaf.leaf()), (level, hash) -> {}));
        TrailTables.number(c, waiting, older.size());
        TrailTables.advance(c, older, new TreeState(grown.size(), grown.root()), term.getAsLong());
        return new NumberedBatch(waiting.stream().map(PendingLeaf::leaf).toList(), grown.root());
    }

    /** Lets another gateway number from now on. */
    void stepDown(Connection c) throws SQLException {
        lease.release(c);
    }
}
