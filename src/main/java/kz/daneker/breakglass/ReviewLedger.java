package kz.daneker.breakglass;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.store.Sql;

/** The rows of reviews: owed from the moment the glass is broken, closed once. */
final class ReviewLedger {
    private static final String COLUMNS = "id, used_by, referral, sender, recipient, approvers, categories, opened_at,"
            + " review_by, closed_at, closed_by, verdict, digest";

    /** @param people who took part, sealed */
    void add(Connection connection, DueReview review, byte[] people) throws SQLException {
        Sql.update(
                connection,
                "insert into break_glass_review (id, used_by, referral, sender, recipient, approvers, categories,"
                        + " opened_at, review_by, people) values (?,?,?,?,?,?,?,?,?,?)",
                review.id(),
                review.usedBy(),
                review.referral(),
                review.sender(),
                review.recipient(),
                review.approvers().stream().map(AgencyId::value).collect(Collectors.joining(",")),
                String.join(",", review.categories()),
                review.openedAt(),
                review.reviewBy(),
                people);
    }

    Optional<DueReview> find(Connection connection, UUID id) throws SQLException {
        return Sql.one(
                connection, "select " + COLUMNS + " from break_glass_review where id = ?", ReviewLedger::row, id);
    }

    byte[] people(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, "select people from break_glass_review where id = ?", row -> row.getBytes(1), id)
                .orElseThrow();
    }

    /** What is open, the most urgent first, then what was closed, the latest first. */
    List<DueReview> latest(Connection connection, int atMost) throws SQLException {
        List<DueReview> open = Sql.list(
                connection,
                "select " + COLUMNS + " from break_glass_review where closed_at is null order by review_by, id limit "
                        + atMost,
                ReviewLedger::row);
        List<DueReview> closed = Sql.list(
                connection,
                "select " + COLUMNS
                        + " from break_glass_review where closed_at is not null order by closed_at desc, id limit "
                        + (atMost - open.size()),
                ReviewLedger::row);
        return Stream.concat(open.stream(), closed.stream()).toList();
    }

    List<DueReview> overdue(Connection connection, Instant now) throws SQLException {
        return Sql.list(
                connection,
                "select " + COLUMNS
                        + " from break_glass_review where closed_at is null and review_by <= ? order by review_by, id",
                ReviewLedger::row,
                now);
    }

    int open(Connection connection) throws SQLException {
        return Sql.one(
                        connection,
                        "select count(*) from break_glass_review where closed_at is null",
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** Marks it as seen to be overdue; true the first time only. */
    boolean noteOverdue(Connection connection, UUID id, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "update break_glass_review set overdue_at = ?"
                                + " where id = ? and overdue_at is null and closed_at is null",
                        now,
                        id)
                == 1;
    }

    /** Closes it; false where somebody was quicker, and nothing was done. */
    boolean close(Connection connection, UUID id, DueReview.Closed closed, byte[] sealed) throws SQLException {
        return Sql.update(
                        connection,
                        "update break_glass_review set closed_at = ?, closed_by = ?, verdict = ?, digest = ?, sealed = ?"
                                + " where id = ? and closed_at is null",
                        closed.at(),
                        closed.by(),
                        closed.verdict(),
                        closed.digest(),
                        sealed,
                        id)
                == 1;
    }

    private static DueReview row(ResultSet row) throws SQLException {
        String closedBy = row.getString(11);
        return new DueReview(
                UUID.fromString(row.getString(1)),
                UUID.fromString(row.getString(2)),
                ReferralId.of(row.getString(3)),
                new AgencyId(row.getString(4)),
                new AgencyId(row.getString(5)),
                words(row.getString(6)).map(AgencyId::new).toList(),
                words(row.getString(7)).toList(),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                closedBy == null
                        ? null
                        : new DueReview.Closed(
                                Instant.ofEpochMilli(row.getLong(10)),
                                new AgencyId(closedBy),
                                Verdict.valueOf(row.getString(12)),
                                row.getString(13)));
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(",", -1)).filter(word -> !word.isEmpty());
    }
}
