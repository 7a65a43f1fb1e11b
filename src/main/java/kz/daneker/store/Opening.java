package kz.daneker.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Brings a database from its settings to its first unit of work: folder, tables, connections. */
final class Opening {
    private static final long PATIENCE_MS = 5_000;
    private static final String NEWEST = "latest";

    private Opening() {}

    static Database open(StoreSettings settings) {
        try {
            return settings.dialect() == Dialect.SQLITE ? sqlite(settings, NEWEST) : postgresql(settings);
        } catch (RuntimeException e) {
            throw Transactions.seenByCaller(e);
        }
    }

    /** With the tables of one version of the schema; the test of migrations opens older ones. */
    static Database sqlite(StoreSettings settings, String version) {
        makePrivate(settings.folder());
        DataSource direct = new DriverManagerDataSource(settings.jdbcUrl(), sqliteProperties());
        migrate(settings.dialect(), direct, version);
        DataSource kept = new KeptStatements(direct);
        HikariConfig readers = pool(settings);
        readers.setDataSource(kept);
        readers.setConnectionInitSql("PRAGMA query_only = ON");
        // switching it for each unit would cost two more statements than reading a row
        readers.setAutoCommit(false);
        return new Database(settings.dialect(), new HikariDataSource(readers), new GroupWriter(kept));
    }

    private static Database postgresql(StoreSettings settings) {
        HikariConfig config = pool(settings);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            migrate(settings.dialect(), pool, NEWEST);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new Database(settings.dialect(), pool, new PooledWriter(pool));
    }

    private static HikariConfig pool(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(PATIENCE_MS);
        return config;
    }

    /**
     * FULL: fsync at every commit. secure_delete: erased content is overwritten, not only unlinked. temp_store: what a unit
     * can be undone with stays in memory; in a temporary file it would be half of all pages written, and old content would
     * lie where nothing erases it.
     */
    private static Properties sqliteProperties() {
        Properties properties = new Properties();
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("secure_delete", "true");
        properties.setProperty("temp_store", "MEMORY");
        // 16 MiB: a delivery taken within seconds is brought home once, not with every page it passed through
        properties.setProperty("wal_autocheckpoint", "4000");
        properties.setProperty("foreign_keys", "true");
        properties.setProperty("busy_timeout", Long.toString(PATIENCE_MS));
        return properties;
    }

    private static void migrate(Dialect dialect, DataSource source, String version) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                .placeholders(dialect.placeholders())
                .target(version)
                .load()
                .migrate();
    }

    private static void makePrivate(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("store.folder must be a folder this process may write", e);
        }
    }
}
