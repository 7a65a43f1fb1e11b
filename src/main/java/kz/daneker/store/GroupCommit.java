package kz.daneker.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs a group of units in one SQLite transaction, each in a savepoint of its own.
 *
 * <p>A unit that fails is undone alone. When the engine itself fails (disk full, I/O error, the commit) the whole group
 * fails, and the next one starts on a fresh connection: that is how the store recovers without being restarted.
 */
final class GroupCommit {
    private final DataSource source;
    private @Nullable Connection connection;

    GroupCommit(DataSource source) {
        this.source = source;
    }

    void run(List<GroupUnit<?>> group) {
        try {
            Connection open = connection();
            execute(open, "BEGIN IMMEDIATE");
            for (GroupUnit<?> unit : group) {
                runAlone(open, unit);
            }
            execute(open, "COMMIT");
            group.stream().filter(unit -> !unit.isSettled()).forEach(GroupUnit::succeed);
        } catch (SQLException | RuntimeException | Error e) {
            close();
            group.stream().filter(unit -> !unit.isSettled()).forEach(unit -> unit.fail(e));
        }
    }

    /**
     * Brings the log of pages home and empties it. Erased content lives on in old pages of the log otherwise, long after
     * the table has forgotten it.
     */
    void forgetOldPages() {
        try {
            execute(connection(), "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            close();
        }
    }

    private static void runAlone(Connection open, GroupUnit<?> unit) throws SQLException {
        execute(open, "SAVEPOINT unit");
        try {
            unit.run(open);
        } catch (SQLException | RuntimeException | Error e) {
            if (Faults.unavailable(e)) {
                throw e;
            }
            // SQLite may have given up the whole transaction by itself; then this statement fails, and the group with
            // it
            execute(open, "ROLLBACK TO unit");
            execute(open, "RELEASE unit");
            unit.fail(e);
            return;
        }
        execute(open, "RELEASE unit");
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = source.getConnection();
            connection = open;
        }
        return open;
    }

    private static void execute(Connection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Closing a connection rolls back what it had not committed. */
    void close() {
        Connection old = connection;
        connection = null;
        try {
            if (old != null) {
                old.close();
            }
        } catch (SQLException e) {
            // the connection is given up either way
        }
    }
}
