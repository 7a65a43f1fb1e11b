package kz.daneker.officer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.store.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of accounts and their roles. */
final class OfficerLedger {
    private static final String SELECT = "select id, (select string_agg(role, ',') from officer_role"
            + " where officer = id), one_time, renewals, certificate, locked_until, created_at, ended_at from officer";

    /** @param password for the first sign-in; null: it has none, and another way in is made for it at once */
    void add(Connection connection, OfficerId id, Set<Role> roles, @Nullable String password, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into officer (id, password, one_time, failures, created_at) values (?,?,?,0,?)",
                id,
                password,
                password == null ? 0 : 1,
                now);
        for (Role role : roles) {
            Sql.update(connection, "insert into officer_role (officer, role) values (?,?)", id, role);
        }
    }

    Optional<Officer> find(Connection connection, OfficerId id) throws SQLException {
        return Sql.one(connection, SELECT + " where id = ?", OfficerLedger::officer, id);
    }

    Optional<Officer> byCertificate(Connection connection, String thumbprint) throws SQLException {
        return Sql.one(connection, SELECT + " where certificate = ?", OfficerLedger::officer, thumbprint);
    }

    Optional<Officer> bySubject(Connection connection, String pseudonym) throws SQLException {
        return Sql.one(connection, SELECT + " where subject = ?", OfficerLedger::officer, pseudonym);
    }

    List<Officer> all(Connection connection) throws SQLException {
        return Sql.list(connection, SELECT + " order by created_at, id", OfficerLedger::officer);
    }

    boolean any(Connection connection) throws SQLException {
        return Sql.one(connection, "select 1 from officer limit 1", row -> row.getInt(1))
                .isPresent();
    }

    Optional<String> password(Connection connection, OfficerId id) throws SQLException {
        return Sql.one(connection, "select password from officer where id = ?", row -> row.getString(1), id);
    }

    /** @param password null: this account no longer has one */
    void setPassword(Connection connection, OfficerId id, @Nullable String password, boolean oneTime)
            throws SQLException {
        Sql.update(
                connection,
                "update officer set password = ?, one_time = ?, failures = 0, locked_until = null,"
                        + " renewals = renewals + 1 where id = ?",
                password,
                oneTime ? 1 : 0,
                id);
    }

    /** One way in remains, a password for the first sign-in. */
    void reset(Connection connection, OfficerId id, String password) throws SQLException {
        setPassword(connection, id, password, true);
        Sql.update(connection, "update officer set certificate = null, subject = null where id = ?", id);
    }

    void setCertificate(Connection connection, OfficerId id, String thumbprint) throws SQLException {
        Sql.update(
                connection, "update officer set certificate = ?, renewals = renewals + 1 where id = ?", thumbprint, id);
    }

    /** Whoever had this subject has it no longer. */
    void setSubject(Connection connection, OfficerId id, String pseudonym) throws SQLException {
        Sql.update(
                connection,
                "update officer set subject = null, renewals = renewals + 1 where subject = ? and id <> ?",
                pseudonym,
                id);
        Sql.update(connection, "update officer set subject = ?, renewals = renewals + 1 where id = ?", pseudonym, id);
    }

    /** Counts one more wrong password; how many in a row it is now. */
    int failed(Connection connection, OfficerId id) throws SQLException {
        Sql.update(connection, "update officer set failures = failures + 1 where id = ?", id);
        return Sql.one(connection, "select failures from officer where id = ?", row -> row.getInt(1), id)
                .orElse(0);
    }

    void lock(Connection connection, OfficerId id, Instant until) throws SQLException {
        Sql.update(connection, "update officer set failures = 0, locked_until = ? where id = ?", until, id);
    }

    void succeeded(Connection connection, OfficerId id) throws SQLException {
        Sql.update(
                connection,
                "update officer set failures = 0, locked_until = null where id = ?"
                        + " and (failures > 0 or locked_until is not null)",
                id);
    }

    void end(Connection connection, OfficerId id, Instant now) throws SQLException {
        Sql.update(
                connection,
                "update officer set ended_at = ?, password = null, certificate = null, subject = null"
                        + " where id = ? and ended_at is null",
                now,
                id);
    }

    private static Officer officer(ResultSet row) throws SQLException {
        return new Officer(
                new OfficerId(row.getString(1)),
                roles(row.getString(2)),
                row.getInt(3) == 1,
                row.getInt(4),
                row.getString(5),
                instant(row, 6),
                Instant.ofEpochMilli(row.getLong(7)),
                instant(row, 8));
    }

    private static Set<Role> roles(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
