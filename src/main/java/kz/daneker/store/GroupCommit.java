package kz.daneker.store;

import java.sql.SQLException;
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
    private @Nullable WriterConnection connection;

    GroupCommit(DataSource source) {
        this.source = source;
    }

    void run(List<GroupUnit<?>> group) {
        try {
            WriterConnection open = connection();
            open.begin();
            for (GroupUnit<?> unit : group) {
                runAlone(open, unit);
            }
            open.commit();
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
            connection().truncateLog();
        } catch (SQLException e) {
            close();
        }
    }

    private static void runAlone(WriterConnection open, GroupUnit<?> unit) throws SQLException {
        open.enterUnit();
        try {
            unit.run(open.connection());
        } catch (SQLException | RuntimeException | Error e) {
            if (Faults.unavailable(e)) {
                throw e;
            }
            // SQLite may have given up the whole transaction by itself; then this statement fails, and the group with
            // it
            open.undoUnit();
            open.leaveUnit();
            unit.fail(e);
            return;
        }
        open.leaveUnit();
    }

    private WriterConnection connection() throws SQLException {
        WriterConnection open = connection;
        if (open == null) {
            open = WriterConnection.of(source);
            connection = open;
        }
        return open;
    }

    /** Closing a connection rolls back what it had not committed. */
    void close() {
        WriterConnection old = connection;
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
