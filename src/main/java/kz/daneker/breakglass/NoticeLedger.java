package kz.daneker.breakglass;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.store.Sql;

/** The rows of notices: one per review and appointed agency, told once. */
final class NoticeLedger {
    /** @param jws the signed notice, compact */
    record Notice(AgencyId reviewer, String jws) {}

    void add(Connection connection, UUID review, Notice notice) throws SQLException {
        Sql.update(
                connection,
                "insert into break_glass_notice (review_id, reviewer, notice) values (?,?,?)",
                review,
                notice.reviewer(),
                notice.jws());
    }

    Optional<Notice> find(Connection connection, UUID review, AgencyId reviewer) throws SQLException {
        return Sql.one(
                connection,
                "select reviewer, notice from break_glass_notice where review_id = ? and reviewer = ?",
                row -> new Notice(new AgencyId(row.getString(1)), row.getString(2)),
                review,
                reviewer);
    }

    /** Who has not been told about a review. */
    List<Notice> untold(Connection connection, UUID review) throws SQLException {
        return Sql.list(
                connection,
                "select reviewer, notice from break_glass_notice"
                        + " where review_id = ? and told_at is null order by reviewer",
                row -> new Notice(new AgencyId(row.getString(1)), row.getString(2)),
                review);
    }

    /** How many nobody has been told of, over all reviews. */
    int untold(Connection connection) throws SQLException {
        return Sql.one(
                        connection,
                        "select count(*) from break_glass_notice where told_at is null",
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** Notes that the agency knows; the first time counts. */
    void told(Connection connection, UUID review, AgencyId reviewer, Instant now) throws SQLException {
        Sql.update(
                connection,
                "update break_glass_notice set told_at = ? where review_id = ? and reviewer = ? and told_at is null",
                now,
                review,
                reviewer);
    }
}
