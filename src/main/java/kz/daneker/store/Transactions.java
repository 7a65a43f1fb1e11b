package kz.daneker.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs a unit in the transaction of a connection whose auto-commit is off. */
final class Transactions {
    private Transactions() {}

    static <T extends @Nullable Object> T commit(Connection connection, Work<T> work) throws SQLException {
        try {
            T answer = work.with(connection);
            connection.commit();
            return answer;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** One snapshot for all statements of the unit, and nothing written. */
    static <T extends @Nullable Object> T snapshot(Connection connection, Work<T> work) throws SQLException {
        try {
            T answer = work.with(connection);
            connection.rollback();
            return answer;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** A unit's own exception stays itself; one that only wraps an SQL fault becomes what the store says about it. */
    static RuntimeException seenByCaller(Exception e) {
        if (e instanceof SQLException sql) {
            return Faults.translate(sql);
        }
        if (!(e instanceof StoreUnavailable) && Faults.unavailable(e)) {
            return new StoreUnavailable("the database must answer, found it away", e);
        }
        return (RuntimeException) e;
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException again) {
            reason.addSuppressed(again);
        }
    }
}
