package kz.daneker.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is.
 *
 * @param folder holds the embedded database file {@code daneker.db}; made with mode 700; unused on PostgreSQL
 * @param url {@code jdbc:postgresql://…}, or absent for the embedded database
 * @param user on PostgreSQL
 * @param password on PostgreSQL; from the environment, never from a committed file
 * @param connections the largest number of connections held open, 2 to 200; on SQLite those that read
 */
@ConfigurationProperties("store")
public record StoreSettings(
        @DefaultValue("data/db") Path folder,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("8") int connections) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    public StoreSettings {
        if (url != null && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("store.url must start with " + POSTGRESQL
                    + " or be absent for the embedded database, found " + url.length() + " other characters");
        }
        if (connections < 2 || connections > 200) {
            throw new IllegalArgumentException("store.connections must lie between 2 and 200, found " + connections);
        }
    }

    /** The embedded SQLite database in this folder. */
    public static StoreSettings embedded(Path folder) {
        return new StoreSettings(folder, null, null, null, 4);
    }

    /** A PostgreSQL database. */
    public static StoreSettings postgresql(String url, String user, String password, int connections) {
        return new StoreSettings(Path.of("data", "db"), url, user, password, connections);
    }

    Dialect dialect() {
        return url == null ? Dialect.SQLITE : Dialect.POSTGRESQL;
    }

    String jdbcUrl() {
        return url == null ? "jdbc:sqlite:" + folder.resolve("daneker.db") : url;
    }

    @Override
    public String toString() {
        return "StoreSettings[" + dialect() + "]";
    }
}
