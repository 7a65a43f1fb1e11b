package kz.daneker.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's one door to its database.
 *
 * <p>{@link #write} returns only after the commit is on disk: what was acknowledged survives {@code kill -9} and a power
 * cut. On SQLite concurrent writes share one commit; on PostgreSQL each is its own transaction (READ COMMITTED).
 */
public final class Database implements AutoCloseable {
    private final Dialect dialect;
    private final HikariDataSource pool;
    private final Writer writer;

    Database(Dialect dialect, HikariDataSource pool, Writer writer) {
        this.dialect = dialect;
        this.pool = pool;
        this.writer = writer;
    }

    /**
     * Opens the database, makes its folder where it is embedded, and brings its tables up to date.
     *
     * @throws StoreUnavailable if it cannot be reached
     */
    public static Database open(StoreSettings settings) {
        return Opening.open(settings);
    }

    /**
     * Runs a unit that only reads, on one snapshot where the engine is SQLite, per statement on PostgreSQL.
     *
     * @throws StoreUnavailable if the database cannot work now
     */
    public <T extends @Nullable Object> T read(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            dialect.makeReadOnly(connection);
            connection.setAutoCommit(false);
            return Transactions.snapshot(connection, work);
        } catch (SQLException | RuntimeException e) {
            throw Transactions.seenByCaller(e);
        }
    }

    /**
     * Runs a unit and makes it durable. An exception of the unit undoes this unit alone and reaches the caller as it is.
     *
     * @throws StoreUnavailable if the database cannot work now; nothing of the unit is acknowledged
     * @throws IllegalStateException if called from inside another unit on SQLite, which would wait for itself
     */
    public <T extends @Nullable Object> T write(Work<T> work) {
        return writer.write(work);
    }

    /**
     * Passes if the database answers.
     *
     * @throws StoreUnavailable if it does not
     */
    public void ping() {
        read(connection -> Sql.one(connection, "select 1", row -> row.getInt(1)));
    }

    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void close() {
        writer.close();
        pool.close();
    }
}
