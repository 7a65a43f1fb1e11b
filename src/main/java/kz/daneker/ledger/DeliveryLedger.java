package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.store.Sql;

/** The rows of sealed deliveries; a recipient is shown its own only. */
public final class DeliveryLedger {
    private static final String COLUMNS = "id, referral_id, recipient, state, created_at, expires_at, digest";

    /**
     * Files a delivery.
     *
     * @param jwe to the recipient, compact
     * @return false where the referral has one already, and nothing was done
     */
    public boolean add(Connection connection, StoredDelivery delivery, String jwe) throws SQLException {
        int added = Sql.update(
                connection,
                "insert into delivery (" + COLUMNS + ") values (?,?,?,?,?,?,?)"
                        + " on conflict (referral_id) do nothing",
                delivery.id(),
                delivery.referralId(),
                delivery.recipient(),
                delivery.state(),
                delivery.createdAt(),
                delivery.expiresAt(),
                delivery.digest());
        if (added == 0) {
            return false;
        }
        Sql.update(connection, "insert into delivery_jwe (delivery_id, jwe) values (?,?)", delivery.id(), jwe);
        return true;
    }

    public Optional<StoredDelivery.State> state(Connection connection, UUID id) throws SQLException {
        return Sql.one(
                connection,
                "select state from delivery where id = ?",
                row -> StoredDelivery.State.valueOf(row.getString(1)),
                id);
    }

    /** A delivery to this recipient; somebody else's looks like none. */
    public Optional<StoredDelivery> find(Connection connection, AgencyId recipient, UUID id) throws SQLException {
        return Sql.one(
                connection,
                "select " + COLUMNS + " from delivery where id = ? and recipient = ?",
                DeliveryLedger::row,
                id,
                recipient);
    }

    public Optional<StoredDelivery> ofReferral(Connection connection, UUID referralId) throws SQLException {
        return Sql.one(
                connection,
                "select " + COLUMNS + " from delivery where referral_id = ?",
                DeliveryLedger::row,
                referralId);
    }

    /** What waits for this recipient, oldest first. */
    public List<StoredDelivery> inbox(Connection connection, AgencyId recipient, Instant now, int atMost)
            throws SQLException {
        return Sql.list(
                connection,
                "select " + COLUMNS + " from delivery where recipient = ? and state = ? and expires_at > ?"
                        + " and (lapses_at is null or lapses_at > ?) order by created_at, id limit " + atMost,
                DeliveryLedger::row,
                recipient,
                StoredDelivery.State.READY,
                now,
                now);
    }

    /**
     * What an agency has a part in: deliveries to it, and referrals of its own.
     *
     * @param name the delivery's id, or the sender's id of its referral
     * @param movedAt when it last moved
     */
    public record Part(UUID name, Instant movedAt) {}

    /** The parts of an agency that moved after a part, or at its moment with a greater name; in that order. */
    public List<Part> partsAfter(Connection connection, AgencyId agency, Part after, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "select name, moved_at from (select d.id as name, r.state_at as moved_at from delivery d"
                        + " join referral r on r.id = d.referral_id where d.recipient = ?"
                        + " union all select r.message_id as name, r.state_at as moved_at from referral r"
                        + " where r.sender = ?) part where moved_at > ? or (moved_at = ? and name > ?)"
                        + " order by moved_at, name limit " + atMost,
                row -> new Part(UUID.fromString(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))),
                agency,
                agency,
                after.movedAt(),
                after.movedAt(),
                after.name());
    }

    /** The JWE to the recipient; empty once taken or stopped. */
    public Optional<String> sealed(Connection connection, UUID id) throws SQLException {
        return Sql.one(
                connection,
                "select jwe from delivery_jwe join delivery on delivery.id = delivery_id where delivery_id = ? and state = ?",
                row -> row.getString(1),
                id,
                StoredDelivery.State.READY);
    }

    /** Notes as whom the recipient sees the sender, a URN. */
    public void showSender(Connection connection, UUID id, String urn) throws SQLException {
        Sql.update(connection, "update delivery set shown_sender = ? where id = ?", urn, id);
    }

    /** As whom the recipient sees the sender; empty where that was not noted yet. */
    public Optional<String> shownSender(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, "select shown_sender from delivery where id = ?", row -> row.getString(1), id);
    }

    /** Notes when what was decided stops holding although nobody says anything. */
    public void lapsesAt(Connection connection, UUID id, Instant moment) throws SQLException {
        Sql.update(connection, "update delivery set lapses_at = ? where id = ?", moment, id);
    }

    /** Whether what was decided holds no longer: it must not leave. */
    public boolean hasLapsed(Connection connection, UUID id, Instant now) throws SQLException {
        return Sql.one(
                        connection,
                        "select 1 from delivery where id = ? and lapses_at <= ?",
                        row -> row.getInt(1),
                        id,
                        now)
                .isPresent();
    }

    /** What waits although it has lapsed, whoever it is for. */
    public List<StoredDelivery> lapsed(Connection connection, Instant now, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "select " + COLUMNS + " from delivery where state = ? and lapses_at <= ? order by lapses_at, id limit "
                        + atMost,
                DeliveryLedger::row,
                StoredDelivery.State.READY,
                now);
    }

    /** Notes that the sealed bytes are about to leave; only the first time counts. */
    public void handOver(Connection connection, UUID id, Instant now) throws SQLException {
        Sql.update(connection, "update delivery set handed_at = ? where id = ? and handed_at is null", now, id);
    }

    /** Whether the recipient may have read it: it signed, or the sealed bytes left without a signature coming back. */
    public boolean mayHaveBeenRead(Connection connection, UUID id) throws SQLException {
        return Sql.one(
                        connection,
                        "select 1 from delivery where id = ? and (handed_at is not null or state = ?)",
                        row -> row.getInt(1),
                        id,
                        StoredDelivery.State.RECEIPTED)
                .isPresent();
    }

    /** Ends a delivery and takes its sealed bytes away. */
    public void close(Connection connection, UUID id, StoredDelivery.State end) throws SQLException {
        Sql.update(connection, "update delivery set state = ? where id = ?", end, id);
        Sql.update(connection, "delete from delivery_jwe where delivery_id = ?", id);
    }

    /** Forgets a delivery that nobody signed for, so that the referral can be released anew. */
    public void remove(Connection connection, UUID id) throws SQLException {
        int removed = Sql.update(
                connection, "delete from delivery where id = ? and state = ?", id, StoredDelivery.State.READY);
        if (removed == 1) {
            Sql.update(connection, "delete from delivery_jwe where delivery_id = ?", id);
        }
    }

    private static StoredDelivery row(ResultSet row) throws SQLException {
        return new StoredDelivery(
                UUID.fromString(row.getString(1)),
                UUID.fromString(row.getString(2)),
                new AgencyId(row.getString(3)),
                StoredDelivery.State.valueOf(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getString(7));
    }
}
