package kz.daneker.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The one place where the SQL of the two engines differs.
 *
 * <p>Everything else is common to both: {@code INSERT … ON CONFLICT DO NOTHING | DO UPDATE SET x = excluded.x},
 * {@code RETURNING}, partial indexes, {@code LIMIT}. Migrations under {@code db/migration/common} write the types that
 * differ as Flyway placeholders: <code>${identity}</code>, <code>${blob}</code>.
 */
public enum Dialect {
    /** One writer at a time by construction, so rows need no locks. */
    SQLITE("sqlite", "", "", "INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB"),
    POSTGRESQL(
            "postgresql",
            " FOR UPDATE",
            " FOR UPDATE SKIP LOCKED",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "BYTEA");

    private final String folder;
    private final String forUpdate;
    private final String skipLocked;
    private final String identity;
    private final String blob;

    Dialect(String folder, String forUpdate, String skipLocked, String identity, String blob) {
        this.folder = folder;
        this.forUpdate = forUpdate;
        this.skipLocked = skipLocked;
        this.identity = identity;
        this.blob = blob;
    }

    /** Appended to a {@code SELECT} inside a write: its rows stay as they are until the commit. */
    public String forUpdate() {
        return forUpdate;
    }

    /** Appended to a {@code SELECT … LIMIT n} inside a write that takes work from a queue: competing takers get other rows. */
    public String skipLocked() {
        return skipLocked;
    }

    /** Folder below {@code db/migration} for what only this engine needs. */
    String folder() {
        return folder;
    }

    /** SQLite's readers are made read-only when they are opened and cannot be switched later. */
    void makeReadOnly(Connection connection) throws SQLException {
        if (this == POSTGRESQL) {
            connection.setReadOnly(true);
        }
    }

    Map<String, String> placeholders() {
        return Map.of("identity", identity, "blob", blob);
    }
}
