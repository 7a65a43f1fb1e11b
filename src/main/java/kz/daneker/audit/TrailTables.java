package kz.daneker.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The trail's rows: which leaves wait, which place each has, how far the tree goes. */
final class TrailTables {
    private TrailTables() {}

    static TreeState state(Connection c, String lock) throws SQLException {
        try (PreparedStatement select = c.prepareStatement("SELECT size, root FROM audit_tree WHERE id = 1" + lock);
                ResultSet row = select.executeQuery()) {
            return row.next() ? new TreeState(row.getLong(1), TreeHash.of(row.getBytes(2))) : TreeState.EMPTY;
        }
    }

    static boolean anyPending(Connection c) throws SQLException {
        try (PreparedStatement select = c.prepareStatement("SELECT seq FROM audit_leaf WHERE idx IS NULL LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    static List<PendingLeaf> pending(Connection c, int most) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement("SELECT seq, leaf FROM audit_leaf WHERE idx IS NULL ORDER BY seq LIMIT ?")) {
            select.setInt(1, most);
            List<PendingLeaf> waiting = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new PendingLeaf(rows.getLong(1), rows.getBytes(2)));
                }
            }
            return waiting;
        }
    }

    static List<byte[]> numbered(Connection c, long from, long to) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement("SELECT leaf FROM audit_leaf WHERE idx >= ? AND idx < ? ORDER BY idx")) {
            select.setLong(1, from);
            select.setLong(2, to);
            List<byte[]> leaves = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    leaves.add(rows.getBytes(1));
                }
            }
            return leaves;
        }
    }

    static void number(Connection c, List<PendingLeaf> batch, long first) throws SQLException {
        try (PreparedStatement update = c.prepareStatement("UPDATE audit_leaf SET idx = ? WHERE seq = ?")) {
            long index = first;
            for (PendingLeaf leaf : batch) {
                update.setLong(1, index++);
                update.setLong(2, leaf.seq());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Moves the tree on; the size only grows and a sequencer of an earlier term no longer moves it. */
    static void advance(Connection c, TreeState older, TreeState newer, long term) throws SQLException {
        String upsert = "INSERT INTO audit_tree (id, size, root, term) VALUES (1, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET size = excluded.size, root = excluded.root, term = excluded.term"
                + " WHERE audit_tree.size = ? AND audit_tree.size < excluded.size AND audit_tree.term <= excluded.term";
        try (PreparedStatement statement = c.prepareStatement(upsert)) {
            statement.setLong(1, newer.size());
            statement.setBytes(2, newer.root().bytes());
            statement.setLong(3, term);
            statement.setLong(4, older.size());
            if (statement.executeUpdate() != 1) {
                throw new TrailFault(
                        "the tree must only grow under its present sequencer, found it moved on; nothing was numbered");
            }
        }
    }
}
