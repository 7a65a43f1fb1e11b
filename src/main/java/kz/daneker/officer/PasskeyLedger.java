package kz.daneker.officer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.daneker.store.Sql;

/** The rows of passkeys. */
final class PasskeyLedger {
    private static final String SELECT =
            "select credential, officer, public_key, attestation, signatures, verifies, backup, created_at, used_at"
                    + " from officer_passkey";

    void add(Connection connection, Passkey key) throws SQLException {
        Sql.update(
                connection,
                "insert into officer_passkey (credential, officer, public_key, attestation, signatures, verifies, backup,"
                        + " created_at, used_at) values (?,?,?,?,?,?,?,?,?)",
                key.credential(),
                key.officer(),
                Base64.getUrlDecoder().decode(key.publicKey()),
                Base64.getUrlDecoder().decode(key.attestation()),
                key.signatures(),
                key.verifies() ? 1 : 0,
                key.backup(),
                key.createdAt(),
                key.usedAt());
    }

    /** Notes its newest count; whether there is such a key. */
    boolean used(Connection connection, Passkey key) throws SQLException {
        return Sql.update(
                        connection,
                        "update officer_passkey set signatures = ?, backup = ?, used_at = ? where credential = ?",
                        key.signatures(),
                        key.backup(),
                        key.usedAt(),
                        key.credential())
                > 0;
    }

    Optional<Passkey> find(Connection connection, String credential) throws SQLException {
        return Sql.one(connection, SELECT + " where credential = ?", PasskeyLedger::key, credential);
    }

    List<Passkey> of(Connection connection, OfficerId officer) throws SQLException {
        return Sql.list(connection, SELECT + " where officer = ? order by created_at", PasskeyLedger::key, officer);
    }

    void removeAll(Connection connection, OfficerId officer) throws SQLException {
        Sql.update(connection, "delete from officer_passkey where officer = ?", officer);
    }

    private static Passkey key(ResultSet row) throws SQLException {
        return new Passkey(
                row.getString(1),
                new OfficerId(row.getString(2)),
                text(row.getBytes(3)),
                text(row.getBytes(4)),
                row.getLong(5),
                row.getInt(6) == 1,
                Passkey.Backup.valueOf(row.getString(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
