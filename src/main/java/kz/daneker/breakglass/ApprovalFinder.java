package kz.daneker.breakglass;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.breakglass.ApprovedEmergency.Backing;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.referral.BreakGlass;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.BreakGlassApproval;
import kz.daneker.signing.PartyUrn;

/**
 * Finds the signed approvals a referral names. Each is opened and its signature verified anew, with a key that is good
 * now: a row written into the database by hand, or signed with a key revoked since, is none.
 */
final class ApprovalFinder {
    private final ApprovalLedger approvals;
    private final AuthorKeys keys;
    private final EvidenceSeal evidence;
    private final Clock clock;

    ApprovalFinder(ApprovalLedger approvals, AuthorKeys keys, EvidenceSeal evidence, Clock clock) {
        this.approvals = approvals;
        this.keys = keys;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** @throws Refusal {@code APPROVAL_MISSING} or {@code APPROVAL_USED}, pointing at the first without a signed word */
    List<Backing> all(Connection connection, Referral referral, BreakGlass block) throws SQLException {
        List<Backing> found = new ArrayList<>();
        for (int i = 0; i < block.approvals().size(); i++) {
            found.add(one(connection, referral, block, i));
        }
        return found;
    }

    private Backing one(Connection connection, Referral referral, BreakGlass block, int index) throws SQLException {
        BreakGlass.Approval named = block.approvals().get(index);
        Instant at = named.at().toInstant().truncatedTo(ChronoUnit.SECONDS);
        boolean usedElsewhere = false;
        for (StoredApproval row : approvals.issued(connection, named.agency(), at)) {
            Optional<Backing> signed = opened(row).filter(backing -> isBy(backing.approval(), named));
            if (signed.isPresent() && isFor(signed.get(), referral, block) && row.holdsAt(clock.instant())) {
                return signed.get(); // used by this very referral: its second copy learns so where it is filed
            }
            usedElsewhere |= signed.isPresent() && row.usedBy().isPresent();
        }
        throw new Refusal(
                usedElsewhere ? RefusalCode.APPROVAL_USED : RefusalCode.APPROVAL_MISSING,
                "/breakGlass/approvals/" + index);
    }

    /** Those of these rows that hold now. */
    List<Backing> stillHolding(List<StoredApproval> rows) {
        return rows.stream()
                .filter(row -> row.holdsAt(clock.instant()))
                .map(this::opened)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Backing> opened(StoredApproval row) {
        AgencyId agency = row.name().agency();
        String jws = evidence.open(row.referral(), row.sealed());
        try {
            BreakGlassApproval approval =
                    BreakGlassApproval.verify(jws, keys.of(agency, jws)).approval();
            boolean asFiled = approval.issuer().equals(PartyUrn.of(agency))
                    && approval.referral().equals(row.referral().toString())
                    && approval.expiresAt().equals(row.times().expiresAt());
            return asFiled ? Optional.of(new Backing(row, approval)) : Optional.empty();
        } catch (Refusal noLongerTrusted) {
            return Optional.empty();
        }
    }

    private static boolean isBy(BreakGlassApproval approval, BreakGlass.Approval named) {
        return TookPart.folded(approval.userRef()).equals(TookPart.folded(named.userRef()))
                && TookPart.folded(approval.role()).equals(TookPart.folded(named.role()));
    }

    private static boolean isFor(Backing backing, Referral referral, BreakGlass block) {
        BreakGlassApproval approval = backing.approval();
        return backing.row().referral().equals(referral.header().id())
                && approval.sender().equals(PartyUrn.of(referral.sender().agency()))
                && approval.recipient().equals(PartyUrn.of(referral.recipient()))
                && approval.reason().strip().equals(block.reason().strip());
    }
}
