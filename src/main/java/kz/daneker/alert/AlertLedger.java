package kz.daneker.alert;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.store.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of alerts. A cause has one row while it lasts, whether or not somebody closed it meanwhile. */
final class AlertLedger {
    private static final String ROW = "select id, rule, subject, measure, opened_at, seen_at, gone_at, closed_at,"
            + " closed_by, word from alert ";

    /** Notes what was seen: the new alert, or nothing where it was known. */
    Optional<Alert> see(Connection connection, AlertRule rule, Sighting seen, Instant now) throws SQLException {
        int known = Sql.update(
                connection,
                "update alert set seen_at = ?, measure = case when measure < ? then ? else measure end"
                        + " where rule = ? and subject = ? and gone_at is null",
                now,
                seen.measure(),
                seen.measure(),
                rule,
                seen.subject());
        UUID id = UUID.randomUUID();
        if (known > 0
                || Sql.update(
                                connection,
                                "insert into alert (id, rule, subject, measure, opened_at, seen_at)"
                                        + " values (?,?,?,?,?,?) on conflict do nothing",
                                id,
                                rule,
                                seen.subject(),
                                seen.measure(),
                                now,
                                now)
                        == 0) {
            return Optional.empty();
        }
        return find(connection, id);
    }

    /** Those of this rule whose cause lasts but was not seen since then. */
    List<Alert> unseen(Connection connection, AlertRule rule, Instant since) throws SQLException {
        return Sql.list(
                connection, ROW + "where rule = ? and gone_at is null and seen_at < ?", AlertLedger::row, rule, since);
    }

    /** Notes that a cause is gone and closes what was open; false where it was seen meanwhile. */
    boolean end(Connection connection, Alert alert, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "update alert set gone_at = ?, closed_by = coalesce(closed_by, 'gateway'),"
                                + " closed_at = coalesce(closed_at, ?)"
                                + " where id = ? and gone_at is null and seen_at = ?",
                        now,
                        now,
                        alert.id(),
                        alert.seenAt())
                == 1;
    }

    /** Closes one; false where it was closed before, or never was. */
    boolean close(Connection connection, UUID id, String by, String word, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "update alert set closed_at = ?, closed_by = ?, word = ? where id = ? and closed_at is null",
                        now,
                        by,
                        word,
                        id)
                == 1;
    }

    Optional<Alert> find(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, ROW + "where id = ?", AlertLedger::row, id);
    }

    /** Open ones, newest first. */
    List<Alert> open(Connection connection, int atMost) throws SQLException {
        return Sql.list(
                connection,
                ROW + "where closed_at is null order by opened_at desc, id limit " + atMost,
                AlertLedger::row);
    }

    /** Closed ones opened before an instant, newest first. */
    List<Alert> closed(Connection connection, Instant before, int atMost) throws SQLException {
        return Sql.list(
                connection,
                ROW + "where closed_at is not null and opened_at < ? order by opened_at desc, id limit " + atMost,
                AlertLedger::row,
                before);
    }

    private static Alert row(ResultSet row) throws SQLException {
        return new Alert(
                UUID.fromString(row.getString(1)),
                AlertRule.valueOf(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                maybe(row, 7),
                maybe(row, 8),
                row.getString(9),
                row.getString(10));
    }

    private static @Nullable Instant maybe(ResultSet row, int column) throws SQLException {
        return row.getObject(column) == null ? null : Instant.ofEpochMilli(row.getLong(column));
    }
}
