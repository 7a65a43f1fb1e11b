package kz.daneker.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** SQLite's one writing connection; the statements around every unit are prepared once. */
final class WriterConnection implements AutoCloseable {
    /** 16 MiB: what a large group changes stays in memory until its commit instead of being written and read again. */
    private static final String CACHE = "PRAGMA cache_size = -16384";

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement savepoint;
    private final PreparedStatement release;

    private WriterConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.commit = connection.prepareStatement("COMMIT");
        this.savepoint = connection.prepareStatement("SAVEPOINT unit");
        this.release = connection.prepareStatement("RELEASE unit");
    }

    static WriterConnection of(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(CACHE);
            return new WriterConnection(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    void begin() throws SQLException {
        begin.execute();
    }

    void commit() throws SQLException {
        commit.execute();
    }

    void enterUnit() throws SQLException {
        savepoint.execute();
    }

    void leaveUnit() throws SQLException {
        release.execute();
    }

    void undoUnit() throws SQLException {
        execute("ROLLBACK TO unit");
    }

    /** Brings the log of pages home and empties it. */
    void truncateLog() throws SQLException {
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
