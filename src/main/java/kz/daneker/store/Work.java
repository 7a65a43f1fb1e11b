package kz.daneker.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work on the database; all of it happens or none.
 *
 * <p>It may run more than once (a deadlock is tried again) and on another thread, so it MUST have no effect outside the
 * connection it is given, and MUST NOT commit, roll back or close that connection. A statement that may meet an
 * existing row says {@code ON CONFLICT}: on PostgreSQL a failed statement ends the whole unit.
 *
 * @param <T> what the unit answers
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
}
