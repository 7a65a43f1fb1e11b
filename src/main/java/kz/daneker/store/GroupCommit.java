package kz.daneker.store;

import java.sql.Connection;
import java.sql.ResultSet;
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

    /**
     * Brings the write-ahead log into the database file and empties it. Until then the log, and the pages it stands for,
     * keep what was erased. A reader in the way only postpones it: units must not wait for one.
     *
     * @return whether the log is empty now
     */
    boolean emptyLog() {
        try {
            Connection open = connection();
            execute(open, "PRAGMA busy_timeout = 50");
            try (Statement statement = open.createStatement();
                    ResultSet answer = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return answer.next() && answer.getInt("busy") == 0;
            } finally {
                execute(open, "PRAGMA busy_timeout = " + Opening.PATIENCE_MS);
            }
        } catch (SQLException | RuntimeException e) {
            close();
            return false;
        }
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
