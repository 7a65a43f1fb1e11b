package kz.daneker.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.store.Sql;

/** Which alert is still to be told on which channel. */
final class NoticeLedger {
    /**
     * One notice that is due.
     *
     * @param tries how often it was tried before
     * @param tryAt since when it is due
     */
    record Due(UUID alert, String channel, int tries, Instant tryAt) {}

    void owe(Connection connection, UUID alert, String channel, Instant now) throws SQLException {
        Sql.update(
                connection,
                "insert into alert_notice (alert_id, channel, tries, try_at) values (?,?,0,?)",
                alert,
                channel,
                now);
    }

    List<Due> due(Connection connection, Instant now, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "select alert_id, channel, tries, try_at from alert_notice where try_at <= ? order by try_at limit "
                        + atMost,
                row -> new Due(
                        UUID.fromString(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        Instant.ofEpochMilli(row.getLong(4))),
                now);
    }

    /** Puts the next attempt off; false where another gateway did so first. */
    boolean takeTurn(Connection connection, Due due, Instant next) throws SQLException {
        return Sql.update(
                        connection,
                        "update alert_notice set tries = tries + 1, try_at = ?"
                                + " where alert_id = ? and channel = ? and try_at = ?",
                        next,
                        due.alert(),
                        due.channel(),
                        due.tryAt())
                == 1;
    }

    /** It was told, or is given up: nobody tries again. */
    void done(Connection connection, Due due) throws SQLException {
        Sql.update(
                connection,
                "update alert_notice set try_at = null where alert_id = ? and channel = ?",
                due.alert(),
                due.channel());
    }

    /** Notices tried at least once and not told. */
    long untold(Connection connection) throws SQLException {
        return Sql.one(
                        connection,
                        "select count(*) from alert_notice where try_at is not null and tries > 0",
                        row -> row.getLong(1))
                .orElse(0L);
    }
}
