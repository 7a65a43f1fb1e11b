package kz.daneker.breakglass;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.BreakGlassApproval;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerifiedApproval;
import kz.daneker.store.Database;

/** Takes signed approvals in, and shows an agency its own. */
final class ApprovalDesk {
    private static final int SHOWN_AT_ONCE = 200;

    private final Database database;
    private final ApprovalLedger approvals;
    private final OverdueReviews overdue;
    private final ApprovalRules rules;
    private final AuthorKeys keys;
    private final EvidenceSeal evidence;
    private final AuditTrail trail;
    private final SigningKey seal;
    private final Clock clock;

    ApprovalDesk(
            Database database,
            ApprovalLedger approvals,
            OverdueReviews overdue,
            ApprovalRules rules,
            AuthorKeys keys,
            EvidenceSeal evidence,
            AuditTrail trail,
            SigningKey seal,
            Clock clock) {
        this.database = database;
        this.approvals = approvals;
        this.overdue = overdue;
        this.rules = rules;
        this.keys = keys;
        this.evidence = evidence;
        this.trail = trail;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Files an approval. The very same once more gets the same receipt.
     *
     * @param author agency of the client certificate
     * @param jws the approval, compact
     * @return the receipt, compact
     * @throws Refusal as {@link ApprovalRules}; {@code DUPLICATE_CONFLICT} for another approval under the same id, {@code
     *     REVIEW_OVERDUE} while the approver's or the sender's agency owes a review
     */
    String file(AgencyId author, String jws) {
        try {
            VerifiedApproval verified = BreakGlassApproval.verify(jws, keys.of(author, jws));
            ApprovalRules.requireFrom(
                    author, verified.approval().issuer(), verified.approval().audience());
            StoredApproval.Name name = new StoredApproval.Name(
                    author, ApprovalRules.id(verified.approval().id(), "/jti"));
            Optional<StoredApproval> known = database.read(connection -> approvals.find(connection, name));
            return known.isPresent() ? repeated(known.get(), verified) : filed(name, verified);
        } catch (Refusal refusal) {
            trail.record(
                    database,
                    List.of(AuditRecord.of(AuditEvent.BREAK_GLASS_APPROVED)
                            .by(author)
                            .refused(refusal.code())));
            throw refusal;
        }
    }

    /** What this agency filed, newest first, at most 200. */
    List<StoredApproval> of(AgencyId author) {
        return database.read(connection -> approvals.of(connection, author, SHOWN_AT_ONCE));
    }

    private String filed(StoredApproval.Name name, VerifiedApproval verified) {
        Instant now = clock.instant();
        BreakGlassApproval approval = verified.approval();
        ReferralId referral = rules.check(approval, now);
        AgencyId sender = rules.agency(approval.sender(), "/sender");
        byte[] sealed = evidence.sealed(referral, verified.jws().compact());
        StoredApproval row = new StoredApproval(
                name,
                referral,
                new StoredApproval.Times(approval.issuedAt(), approval.expiresAt(), now),
                verified.jws().digest(),
                receipt(name, verified.jws().digest(), now),
                null,
                sealed);
        return database.write(connection -> {
            overdue.requireNone(connection, new HashSet<>(List.of(name.agency(), sender)), now);
            return written(connection, row, verified);
        });
    }

    private String written(Connection connection, StoredApproval row, VerifiedApproval verified) throws SQLException {
        if (!approvals.add(connection, row)) {
            return repeated(approvals.find(connection, row.name()).orElseThrow(), verified);
        }
        trail.append(
                connection,
                AuditRecord.of(AuditEvent.BREAK_GLASS_APPROVED)
                        .by(row.name().agency())
                        .about(row.referral())
                        .with(Evidence.sealed(row.sealed())));
        return row.receipt();
    }

    private static String repeated(StoredApproval known, VerifiedApproval verified) {
        if (!known.digest().equals(verified.jws().digest())) {
            throw new Refusal(RefusalCode.DUPLICATE_CONFLICT, "/jti");
        }
        return known.receipt();
    }

    private String receipt(StoredApproval.Name name, Digest digest, Instant now) {
        return Receipt.builder()
                .from(PartyUrn.GATEWAY)
                .to(PartyUrn.of(name.agency()))
                .at(now)
                .id(UUID.randomUUID().toString())
                .about(name.id().toString())
                .received(digest, List.of())
                .outcome(Outcome.ACCEPTED)
                .build()
                .sign(seal);
    }
}
