package kz.daneker.anchor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.daneker.store.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of tokens, and of whose turn it is to ask for the next. */
public final class AnchorLedger {
    private static final String ROW = "select size, stamped_at, hours_from, hour, checkpoint, token from anchor ";

    /** How things are, whichever gateway asks. */
    public AnchorStanding standing(Connection connection, Instant now) throws SQLException {
        Optional<Anchor> last = last(connection);
        Duty duty = duty(connection);
        return new AnchorStanding(
                last.map(Anchor::at),
                last.map(Anchor::size).orElse(0L),
                duty.since() == null ? 0 : new Hours(duty.since(), Hours.of(now)).count(),
                Optional.ofNullable(duty.trouble()));
    }

    Optional<Anchor> last(Connection connection) throws SQLException {
        return Sql.one(connection, ROW + "order by size desc limit 1", AnchorLedger::row);
    }

    /** Tokens over larger checkpoints than this, smallest first. */
    List<Anchor> above(Connection connection, long size, int atMost) throws SQLException {
        return Sql.list(connection, ROW + "where size > ? order by size limit " + atMost, AnchorLedger::row, size);
    }

    Duty duty(Connection connection) throws SQLException {
        return Sql.one(
                        connection,
                        "select try_at, since, trouble from anchor_duty where id = 1",
                        row -> new Duty(instant(row, 1), maybe(row, 2), row.getString(3)))
                .orElseThrow();
    }

    /** Takes the turn until {@code next}; false where another gateway took it first. */
    boolean takeTurn(Connection connection, Instant now, Instant next) throws SQLException {
        return Sql.update(connection, "update anchor_duty set try_at = ? where id = 1 and try_at <= ?", next, now) == 1;
    }

    /** Nothing was to be stamped: the turn comes again then. */
    void rest(Connection connection, Instant next) throws SQLException {
        Sql.update(connection, "update anchor_duty set try_at = ?, since = null, trouble = null where id = 1", next);
    }

    /** Keeps a token; false where another gateway kept one over this checkpoint first. */
    boolean keep(Connection connection, Anchor anchor, Instant next) throws SQLException {
        rest(connection, next);
        return Sql.update(
                        connection,
                        "insert into anchor (size, stamped_at, hours_from, hour, checkpoint, token)"
                                + " values (?,?,?,?,?,?) on conflict (size) do nothing",
                        anchor.size(),
                        anchor.at(),
                        anchor.hours().from(),
                        anchor.hours().to(),
                        anchor.checkpoint(),
                        anchor.token())
                == 1;
    }

    /** Nobody gave a token: this hour, and those since the first such, are owed one. */
    void failed(Connection connection, Instant hour, String trouble) throws SQLException {
        Sql.update(
                connection,
                "update anchor_duty set since = coalesce(since, ?), trouble = ? where id = 1",
                hour,
                trouble);
    }

    /**
     * Whose turn it is.
     *
     * @param tryAt nobody asks before
     * @param since the first hour that is owed a token
     * @param trouble why it has none
     */
    record Duty(
            Instant tryAt,
            @Nullable Instant since,
            @Nullable String trouble) {}

    private static Anchor row(ResultSet row) throws SQLException {
        return new Anchor(
                row.getLong(1),
                instant(row, 2),
                new Hours(instant(row, 3), instant(row, 4)),
                row.getBytes(5),
                row.getBytes(6));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static @Nullable Instant maybe(ResultSet row, int column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }
}
