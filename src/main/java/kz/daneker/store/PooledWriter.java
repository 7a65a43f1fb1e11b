package kz.daneker.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Each unit is a transaction of its own on a pooled connection; PostgreSQL groups the commits itself. */
final class PooledWriter implements Writer {
    private static final int ATTEMPTS = 10;

    private final DataSource pool;

    PooledWriter(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException | RuntimeException e) {
                if (attempt == ATTEMPTS || !Faults.worthRetrying(e)) {
                    throw Transactions.seenByCaller(e);
                }
            }
        }
    }

    private <T extends @Nullable Object> T once(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            return Transactions.commit(connection, work);
        }
    }

    @Override
    public void close() {
        // the pool belongs to Database
    }
}
