package kz.daneker.breakglass;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.Digest;
import kz.daneker.store.Sql;

/** The rows of signed approvals. Each is used at most once, whoever asks at the same time. */
final class ApprovalLedger {
    private static final String COLUMNS =
            "agency, id, referral, issued_at, expires_at, filed_at, digest, receipt, used_by, sealed";

    /** Files one; false where its agency has filed one under this id already, and nothing was done. */
    boolean add(Connection connection, StoredApproval approval) throws SQLException {
        return Sql.update(
                        connection,
                        "insert into break_glass_approval (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?)"
                                + " on conflict (agency, id) do nothing",
                        approval.name().agency(),
                        approval.name().id(),
                        approval.referral(),
                        approval.times().issuedAt(),
                        approval.times().expiresAt(),
                        approval.times().filedAt(),
                        approval.digest(),
                        approval.receipt(),
                        approval.usedBy().orElse(null),
                        approval.sealed())
                == 1;
    }

    Optional<StoredApproval> find(Connection connection, StoredApproval.Name name) throws SQLException {
        return Sql.one(
                connection,
                "select " + COLUMNS + " from break_glass_approval where agency = ? and id = ?",
                ApprovalLedger::row,
                name.agency(),
                name.id());
    }

    /** All this agency signed at this moment; usually one. */
    List<StoredApproval> issued(Connection connection, AgencyId agency, Instant at) throws SQLException {
        return Sql.list(
                connection,
                "select " + COLUMNS + " from break_glass_approval where agency = ? and issued_at = ? order by id",
                ApprovalLedger::row,
                agency,
                at);
    }

    /** What this agency signed, newest first. */
    List<StoredApproval> of(Connection connection, AgencyId agency, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "select " + COLUMNS + " from break_glass_approval where agency = ? order by issued_at desc, id limit "
                        + atMost,
                ApprovalLedger::row,
                agency);
    }

    /** What may still be used, whoever signed it, the first to end first. */
    List<StoredApproval> unused(Connection connection, Instant now, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "select " + COLUMNS + " from break_glass_approval where used_by is null and expires_at > ?"
                        + " order by expires_at, agency, id limit " + atMost,
                ApprovalLedger::row,
                now);
    }

    /** What opened this referral. */
    List<StoredApproval> usedBy(Connection connection, UUID referral) throws SQLException {
        return Sql.list(
                connection,
                "select " + COLUMNS + " from break_glass_approval where used_by = ? order by agency, id",
                ApprovalLedger::row,
                referral);
    }

    /** Uses one up; false where it was used before or no longer holds, and nothing was done. */
    boolean use(Connection connection, StoredApproval.Name name, UUID referral, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "update break_glass_approval set used_by = ?"
                                + " where agency = ? and id = ? and used_by is null and expires_at > ?",
                        referral,
                        name.agency(),
                        name.id(),
                        now)
                == 1;
    }

    private static StoredApproval row(ResultSet row) throws SQLException {
        String usedBy = row.getString(9);
        return new StoredApproval(
                new StoredApproval.Name(new AgencyId(row.getString(1)), UUID.fromString(row.getString(2))),
                ReferralId.of(row.getString(3)),
                new StoredApproval.Times(
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5)),
                        Instant.ofEpochMilli(row.getLong(6))),
                new Digest(row.getString(7)),
                row.getString(8),
                usedBy == null ? null : UUID.fromString(usedBy),
                row.getBytes(10));
    }
}
