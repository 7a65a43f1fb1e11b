package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.DataCategory;
import kz.daneker.store.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of recalls; a recipient is shown its own only. */
public final class RecallLedger {
    private static final String ROW = "select id, referral_id, delivery_id, recipient, cause, scope, raised_at, due_at,"
            + " notice, answer, law, answered_at, acknowledgement from recall ";

    /**
     * Files a recall.
     *
     * @param tellAt when the recipient is to be told, if nothing tells it before
     * @return false where the same was asked of this delivery before, and nothing was done
     */
    public boolean add(Connection connection, StoredRecall recall, Instant tellAt) throws SQLException {
        return Sql.update(
                        connection,
                        "insert into recall (id, referral_id, delivery_id, recipient, cause, scope, raised_at, due_at,"
                                + " tell_at, notice) values (?,?,?,?,?,?,?,?,?,?)"
                                + " on conflict (delivery_id, scope) do nothing",
                        recall.id(),
                        recall.referralId(),
                        recall.delivery(),
                        recall.recipient(),
                        recall.cause(),
                        written(recall.scope()),
                        recall.raisedAt(),
                        recall.dueAt(),
                        tellAt,
                        recall.notice())
                == 1;
    }

    public Optional<StoredRecall> find(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, ROW + "where id = ?", RecallLedger::row, id);
    }

    /** A recall to this recipient; somebody else's looks like none. */
    public Optional<StoredRecall> find(Connection connection, AgencyId recipient, UUID id) throws SQLException {
        return Sql.one(connection, ROW + "where id = ? and recipient = ?", RecallLedger::row, id, recipient);
    }

    /** What this recipient has not answered, oldest first. */
    public List<StoredRecall> openOf(Connection connection, AgencyId recipient, int atMost) throws SQLException {
        return Sql.list(
                connection,
                ROW + "where recipient = ? and answered_at is null order by raised_at, id limit " + atMost,
                RecallLedger::row,
                recipient);
    }

    /** What nobody answered, whoever owes it, longest due first. */
    public List<StoredRecall> open(Connection connection, int atMost) throws SQLException {
        return Sql.list(
                connection, ROW + "where answered_at is null order by due_at, id limit " + atMost, RecallLedger::row);
    }

    public List<StoredRecall> ofReferral(Connection connection, UUID referralId) throws SQLException {
        return Sql.list(
                connection, ROW + "where referral_id = ? order by raised_at, id", RecallLedger::row, referralId);
    }

    public List<StoredRecall> ofDelivery(Connection connection, UUID delivery) throws SQLException {
        return Sql.list(connection, ROW + "where delivery_id = ? order by raised_at, id", RecallLedger::row, delivery);
    }

    /** Open recalls whose time to be told has come. */
    public List<StoredRecall> untold(Connection connection, Instant now, int atMost) throws SQLException {
        return Sql.list(
                connection,
                ROW + "where tell_at <= ? and answered_at is null order by tell_at, id limit " + atMost,
                RecallLedger::row,
                now);
    }

    /** Puts the next attempt off; false where another node did so first. */
    public boolean tellAgain(Connection connection, UUID id, Instant now, Instant next) throws SQLException {
        return Sql.update(connection, "update recall set tell_at = ? where id = ? and tell_at <= ?", next, id, now)
                == 1;
    }

    /** Notes that its recipient has it. */
    public void told(Connection connection, UUID id) throws SQLException {
        Sql.update(connection, "update recall set tell_at = null where id = ?", id);
    }

    /** What is overdue and was not noted yet. */
    public List<StoredRecall> newlyOverdue(Connection connection, Instant now, int atMost) throws SQLException {
        return Sql.list(
                connection,
                ROW + "where answered_at is null and overdue_at is null and due_at <= ? order by due_at, id limit "
                        + atMost,
                RecallLedger::row,
                now);
    }

    /** Notes that a recall is overdue; false where another node did, or it was answered meanwhile. */
    public boolean noteOverdue(Connection connection, UUID id, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "update recall set overdue_at = ? where id = ? and overdue_at is null and answered_at is null",
                        now,
                        id)
                == 1;
    }

    /** How many are open and overdue at this moment. */
    public Count count(Connection connection, Instant now) throws SQLException {
        return Sql.one(
                        connection,
                        "select count(*), coalesce(sum(case when due_at <= ? then 1 else 0 end), 0) from recall"
                                + " where answered_at is null",
                        row -> new Count(row.getLong(1), row.getLong(2)),
                        now)
                .orElseThrow();
    }

    /**
     * How many recalls nobody has answered.
     *
     * @param overdue of the open ones
     */
    public record Count(long open, long overdue) {}

    /** Takes the answer down; false where one is there already, and nothing was done. */
    public boolean answer(Connection connection, UUID id, RecallAnswer answer) throws SQLException {
        return Sql.update(
                        connection,
                        "update recall set answer = ?, law = ?, answered_at = ?, acknowledgement = ?, tell_at = null"
                                + " where id = ? and answered_at is null",
                        answer.kind(),
                        answer.law(),
                        answer.at(),
                        answer.jws(),
                        id)
                == 1;
    }

    private static String written(SortedSet<DataCategory> scope) {
        return scope.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private static SortedSet<DataCategory> scope(String written) {
        return written.isEmpty()
                ? new TreeSet<>()
                : Arrays.stream(written.split(",", -1))
                        .map(DataCategory::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static StoredRecall row(ResultSet row) throws SQLException {
        return new StoredRecall(
                UUID.fromString(row.getString(1)),
                UUID.fromString(row.getString(2)),
                UUID.fromString(row.getString(3)),
                new AgencyId(row.getString(4)),
                StoredRecall.Cause.valueOf(row.getString(5)),
                scope(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getString(9),
                answer(row));
    }

    private static @Nullable RecallAnswer answer(ResultSet row) throws SQLException {
        String kind = row.getString(10);
        return kind == null
                ? null
                : new RecallAnswer(
                        RecallAnswer.Kind.valueOf(kind),
                        row.getString(11),
                        Instant.ofEpochMilli(row.getLong(12)),
                        row.getString(13));
    }
}
