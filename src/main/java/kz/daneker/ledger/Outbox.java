package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.store.Sql;

/** What a committed transaction owes to the broker: ids only, never content. */
public final class Outbox {
    /**
     * One message still to be handed over.
     *
     * @param queue where it goes, e.g. {@code accepted}
     * @param priority JMS priority 0 to 9
     */
    public record Debt(long id, String queue, UUID referralId, Instant expiresAt, int priority) {}

    /** Owes one message; becomes true with the caller's commit. */
    public void owe(Connection connection, String queue, UUID referralId, Instant expiresAt, int priority)
            throws SQLException {
        Sql.update(
                connection,
                "insert into outbox (queue, referral_id, expires_at, priority) values (?,?,?,?)",
                queue,
                referralId,
                expiresAt,
                priority);
    }

    /** The oldest debts. */
    public List<Debt> oldest(Connection connection, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "select id, queue, referral_id, expires_at, priority from outbox order by id limit " + atMost,
                row -> new Debt(
                        row.getLong(1),
                        row.getString(2),
                        UUID.fromString(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getInt(5)));
    }

    /** Forgets debts the broker has confirmed. */
    public void paid(Connection connection, List<Debt> debts) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = ?")) {
            for (Debt debt : debts) {
                delete.setLong(1, debt.id());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
