package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Dialect;
import kz.daneker.store.Sql;

/** The rows of referrals: one per (sender, message id), moved only along the lifecycle's legal moves. */
public final class ReferralLedger {
    private static final String COLUMNS =
            "id, sender, message_id, digest, recipient, state, state_at, received_at, expires_at, receipt";

    private final Rows<StoredReferral> rows;
    private final ReferenceKey references;
    private final Clock clock;

    /**
     * The rows of one database.
     *
     * @param references what the trail calls a referral is filed with it, so that an officer's trace finds it
     */
    public ReferralLedger(Dialect dialect, ReferenceKey references, Clock clock) {
        this.rows = new Rows<>("referral", COLUMNS, dialect, ReferralLedger::row);
        this.references = references;
        this.clock = clock;
    }

    /**
     * Files a new referral with its sealed original.
     *
     * @param sealed the original under the referral's own key
     * @return false where this sender has filed one under this id already, and nothing was done
     */
    boolean add(Connection connection, StoredReferral referral, byte[] sealed) throws SQLException {
        int added = Sql.update(
                connection,
                "insert into referral (" + COLUMNS + ", ref) values (?,?,?,?,?,?,?,?,?,?,?)"
                        + " on conflict (sender, message_id) do nothing",
                referral.id(),
                referral.sender(),
                referral.messageId(),
                referral.digest(),
                referral.recipient(),
                referral.state(),
                referral.stateAt(),
                referral.receivedAt(),
                referral.expiresAt(),
                referral.receipt(),
                references.pseudonym(referral.messageId()));
        if (added == 0) {
            return false;
        }
        Sql.update(
                connection, "insert into referral_original (referral_id, sealed) values (?,?)", referral.id(), sealed);
        return true;
    }

    /** The referral this sender filed under this id, if any. */
    public Optional<StoredReferral> find(Connection connection, AgencyId sender, ReferralId messageId)
            throws SQLException {
        return rows.one(connection, "sender = ? and message_id = ?", sender, messageId);
    }

    public Optional<StoredReferral> find(Connection connection, UUID id) throws SQLException {
        return rows.one(connection, "id = ?", id);
    }

    /** The referral, kept from changing under the caller until its commit. */
    public Optional<StoredReferral> lock(Connection connection, UUID id) throws SQLException {
        return rows.lock(connection, id);
    }

    /** The original under the referral's key; empty once erased. */
    Optional<byte[]> sealedOriginal(Connection connection, UUID id) throws SQLException {
        return Sql.one(
                connection, "select sealed from referral_original where referral_id = ?", row -> row.getBytes(1), id);
    }

    /**
     * Moves a referral on.
     *
     * @throws Refusal {@code STATUS_NOT_ALLOWED} if the lifecycle has no such move, also when another node moved first
     */
    public void move(Connection connection, StoredReferral referral, ReferralState next) throws SQLException {
        if (!referral.state().mayBecome(next)) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
        int moved = Sql.update(
                connection,
                "update referral set state = ?, state_at = ? where id = ? and state = ?",
                next,
                clock.instant(),
                referral.id(),
                referral.state());
        if (moved == 0) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
    }

    /** Forgets a held referral so that its corrected successor can take its id. */
    public void remove(Connection connection, StoredReferral referral) throws SQLException {
        Sql.update(connection, "delete from referral where id = ? and state = ?", referral.id(), ReferralState.HELD);
    }

    /** Takes the sealed original away, and of whom it was; the row stays as the record that it was. */
    void eraseOriginal(Connection connection, UUID id) throws SQLException {
        Sql.update(connection, "delete from referral_person where referral_id = ?", id);
        Sql.update(connection, "delete from referral_original where referral_id = ?", id);
    }

    /** Referrals that still wait for delivery although their time is over. */
    public List<StoredReferral> overdue(Connection connection, Instant now, int atMost) throws SQLException {
        return rows.list(
                connection,
                "state in (?, ?) and expires_at <= ? order by expires_at limit " + atMost,
                ReferralState.HELD,
                ReferralState.SENT,
                now);
    }

    private static StoredReferral row(ResultSet row) throws SQLException {
        return new StoredReferral(
                UUID.fromString(row.getString(1)),
                new AgencyId(row.getString(2)),
                ReferralId.of(row.getString(3)),
                row.getString(4),
                new AgencyId(row.getString(5)),
                ReferralState.valueOf(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                row.getString(10));
    }
}
