package kz.daneker.officer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.store.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of what two people do. */
final class RequestLedger {
    private static final String SELECT =
            "select id, action, subject, asked_by, asked_at, decided_by, decided_at, approved from officer_request";

    void add(Connection connection, PendingRequest request) throws SQLException {
        Sql.update(
                connection,
                "insert into officer_request (id, action, subject, asked_by, asked_at) values (?,?,?,?,?)",
                request.id(),
                request.action(),
                request.subject(),
                request.askedBy(),
                request.askedAt());
    }

    Optional<PendingRequest> find(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, SELECT + " where id = ?", RequestLedger::request, id);
    }

    /** Undecided ones first, newest of each first. */
    List<PendingRequest> newest(Connection connection, int most) throws SQLException {
        return Sql.list(
                connection,
                SELECT + " order by case when decided_at is null then 0 else 1 end, asked_at desc, id limit ?",
                RequestLedger::request,
                most);
    }

    /** Whether this decision is the first. */
    boolean decide(Connection connection, UUID id, PendingRequest.Decision decision) throws SQLException {
        return Sql.update(
                        connection,
                        "update officer_request set decided_by = ?, decided_at = ?, approved = ?"
                                + " where id = ? and decided_at is null",
                        decision.by(),
                        decision.at(),
                        decision.approved() ? 1 : 0,
                        id)
                > 0;
    }

    private static PendingRequest request(ResultSet row) throws SQLException {
        return new PendingRequest(
                UUID.fromString(row.getString(1)),
                TwoPersonAction.valueOf(row.getString(2)),
                row.getString(3),
                new OfficerId(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                decision(row));
    }

    private static PendingRequest.@Nullable Decision decision(ResultSet row) throws SQLException {
        String by = row.getString(6);
        return by == null
                ? null
                : new PendingRequest.Decision(
                        new OfficerId(by), Instant.ofEpochMilli(row.getLong(7)), row.getInt(8) == 1);
    }
}
