package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.store.Sql;

/** Wrapped data keys, one for each id. Without its key everything sealed for an id is noise: that is erasure. */
public final class KeyCabinet {
    private final String table;
    private final String id;

    private KeyCabinet(String table, String id) {
        this.table = table;
        this.id = id;
    }

    /** The keys of referrals. */
    public KeyCabinet() {
        this("referral_key", "referral_id");
    }

    /** The keys of registered consents. */
    static KeyCabinet ofConsents() {
        return new KeyCabinet("consent_key", "consent_id");
    }

    /** The keys of what happened to people. */
    static KeyCabinet ofPersonEvents() {
        return new KeyCabinet("person_event_key", "event_id");
    }

    public void keep(Connection connection, UUID owner, byte[] wrapped) throws SQLException {
        Sql.update(connection, "insert into " + table + " (" + id + ", wrapped) values (?,?)", owner, wrapped);
    }

    /** The wrapped key; empty once destroyed. */
    public Optional<byte[]> find(Connection connection, UUID owner) throws SQLException {
        return Sql.one(
                connection, "select wrapped from " + table + " where " + id + " = ?", row -> row.getBytes(1), owner);
    }

    /** Destroys the key: overwritten first, so that the old page does not keep it, then removed. */
    public void destroy(Connection connection, UUID owner) throws SQLException {
        Optional<byte[]> wrapped = find(connection, owner);
        if (wrapped.isPresent()) {
            Sql.update(
                    connection,
                    "update " + table + " set wrapped = ? where " + id + " = ?",
                    new byte[wrapped.get().length],
                    owner);
            Sql.update(connection, "delete from " + table + " where " + id + " = ?", owner);
        }
    }
}
