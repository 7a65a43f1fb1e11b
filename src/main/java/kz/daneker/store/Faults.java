package kz.daneker.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that cannot work now from a statement that is wrong. */
final class Faults {
    /** SQLite result codes: busy, locked, out of memory, I/O error, full, cannot open. */
    private static final Set<Integer> SQLITE_AWAY = Set.of(5, 6, 7, 10, 13, 14);

    private static final Set<String> RETRY = Set.of("40001", "40P01");

    private Faults() {}

    /** The exception a caller of {@link Database} sees. */
    static RuntimeException translate(SQLException fault) {
        return unavailable(fault)
                ? new StoreUnavailable("the database must answer, found " + describe(fault), fault)
                : new IllegalStateException("a statement must succeed, found " + describe(fault), fault);
    }

    /** Whether trying the same unit again may succeed: the server chose it as the loser of a conflict. */
    static boolean worthRetrying(Throwable fault) {
        return causedBySql(fault) instanceof SQLException sql
                && sql.getSQLState() != null
                && RETRY.contains(sql.getSQLState());
    }

    /** Whether the fault, or an SQL fault it wraps, says that the database cannot work now. */
    static boolean unavailable(Throwable fault) {
        return causedBySql(fault) instanceof SQLException sql && unavailable(sql);
    }

    private static Throwable causedBySql(Throwable fault) {
        Throwable cause = fault;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean unavailable(SQLException fault) {
        if (fault instanceof SQLTransientConnectionException) {
            return true;
        }
        String state = fault.getSQLState();
        if (state == null) {
            return SQLITE_AWAY.contains(fault.getErrorCode());
        }
        // connection gone, resources gone (disk, memory, slots), operator intervention, I/O error; a lost conflict
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || RETRY.contains(state);
    }

    /** Engine codes only: a driver's own text may repeat values. */
    private static String describe(SQLException fault) {
        return "SQL state " + fault.getSQLState() + ", engine code " + fault.getErrorCode();
    }
}
