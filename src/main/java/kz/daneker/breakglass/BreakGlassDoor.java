package kz.daneker.breakglass;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.breakglass.ApprovedEmergency.Backing;
import kz.daneker.consent.Dissent;
import kz.daneker.consent.EmergencyTerms;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.BreakGlass;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door a release without consent goes through. What the gate allowed on the sender's word, this allows only on
 * the approvers' own: every approval the referral names must be on file, signed, for this referral, unused.
 */
public final class BreakGlassDoor {
    private static final Logger LOG = LoggerFactory.getLogger(BreakGlassDoor.class);

    private final Database database;
    private final ApprovalLedger approvals;
    private final ReviewLedger reviews;
    private final ApprovalFinder finder;
    private final AgencyRegister agencies;
    private final OfficersNotice notice;
    private final EvidenceSeal evidence;
    private final AuditTrail trail;
    private final Duration reviewWithin;
    private final Clock clock;

    BreakGlassDoor(
            Database database,
            ApprovalLedger approvals,
            ReviewLedger reviews,
            ApprovalFinder finder,
            AgencyRegister agencies,
            OfficersNotice notice,
            EvidenceSeal evidence,
            AuditTrail trail,
            Duration reviewWithin,
            Clock clock) {
        this.database = database;
        this.approvals = approvals;
        this.reviews = reviews;
        this.finder = finder;
        this.agencies = agencies;
        this.notice = notice;
        this.evidence = evidence;
        this.trail = trail;
        this.reviewWithin = reviewWithin;
        this.clock = clock;
    }

    /**
     * Looks whether signed approvals vouch for an emergency release; changes nothing.
     *
     * @param dissent what the person said about emergencies
     * @return empty where no emergency was decided, and nothing is to be vouched for
     * @throws Refusal {@code APPROVAL_MISSING} or {@code APPROVAL_USED} at {@code /breakGlass/approvals/<n>}, {@code
     *     DUAL_CONTROL} for fewer than two people or agencies, {@code APPROVAL_SCOPE} at {@code /data/<category>}, {@code
     *     REVIEW_OVERDUE}; last, so that nobody can ask for it without approvals, {@code EMERGENCY_ENDED} for a person who
     *     died and {@code EMERGENCY_DISSENT} at {@code /data/<category>}
     */
    public Optional<ApprovedEmergency> check(Referral referral, ReleaseDecision decision, Dissent dissent) {
        if (!decision.emergency()) {
            return Optional.empty();
        }
        BreakGlass block = referral.breakGlass();
        if (block == null) {
            throw new Refusal(RefusalCode.DUAL_CONTROL, "/breakGlass");
        }
        ApprovedEmergency emergency = database.read(connection -> approved(connection, referral, block, decision));
        requireNoDissent(decision, dissent, emergency.approvers());
        return Optional.of(emergency);
    }

    private ApprovedEmergency approved(
            Connection connection, Referral referral, BreakGlass block, ReleaseDecision decision) throws SQLException {
        List<Backing> backings = finder.all(connection, referral, block);
        requireTwo(backings);
        backings.forEach(backing -> requireCovered(decision, backing.approval().categories()));
        Set<AgencyId> agencies = new HashSet<>(Set.of(referral.sender().agency()));
        backings.forEach(backing -> agencies.add(backing.row().name().agency()));
        new OverdueReviews(reviews).requireNone(connection, agencies, clock.instant());
        Set<String> people =
                new TreeSet<>(Set.of(TookPart.folded(referral.sender().userRef())));
        backings.forEach(
                backing -> people.add(TookPart.folded(backing.approval().userRef())));
        return new ApprovedEmergency(
                backings,
                decision.released().stream().map(DataCategory::name).sorted().toList(),
                new TookPart(people));
    }

    /** The gate counted what the referral claims; this counts what was signed, and knows no setting. */
    private static void requireTwo(List<Backing> backings) {
        Set<String> people = new HashSet<>();
        Set<AgencyId> agencies = new HashSet<>();
        for (Backing backing : backings) {
            people.add(TookPart.folded(backing.approval().userRef()));
            agencies.add(backing.row().name().agency());
        }
        if (Math.min(people.size(), agencies.size()) < EmergencyTerms.FEWEST_APPROVERS) {
            throw new Refusal(RefusalCode.DUAL_CONTROL, "/breakGlass/approvals");
        }
    }

    /** An adult's no stands. A child's life weighs more, where clinicians of two clinics answer for that (row D066). */
    private void requireNoDissent(ReleaseDecision decision, Dissent dissent, List<AgencyId> approvers) {
        if (dissent.ended()) {
            throw new Refusal(RefusalCode.EMERGENCY_ENDED, "/breakGlass");
        }
        long clinics = approvers.stream().filter(this::isClinic).count();
        if (dissent.ofMinor() && clinics >= EmergencyTerms.FEWEST_APPROVERS) {
            return;
        }
        for (DataCategory category : new TreeSet<>(decision.released())) {
            if (dissent.categories().contains(category)) {
                throw new Refusal(RefusalCode.EMERGENCY_DISSENT, "/data/" + category);
            }
        }
    }

    private boolean isClinic(AgencyId approver) {
        return agencies.find(approver)
                .filter(agency -> agency.type() == AgencyType.CLINIC)
                .isPresent();
    }

    private static void requireCovered(ReleaseDecision decision, Set<String> approved) {
        for (DataCategory category : new TreeSet<>(decision.released())) {
            if (!approved.contains(category.name())) {
                throw new Refusal(RefusalCode.APPROVAL_SCOPE, "/data/" + category);
            }
        }
    }

    /**
     * Uses the approvals up and writes the review and the officers' notice down as owed, in the transaction that accepts the referral.
     *
     * @throws Refusal {@code APPROVAL_USED} where another referral was quicker, or one ended meanwhile
     */
    public void open(Connection connection, ApprovedEmergency emergency, StoredReferral referral) throws SQLException {
        Instant now = clock.instant();
        for (StoredApproval approval : emergency.approvals()) {
            if (!approvals.use(connection, approval.name(), referral.id(), now)) {
                throw new Refusal(RefusalCode.APPROVAL_USED, "/breakGlass/approvals");
            }
        }
        DueReview review = new DueReview(
                UUID.randomUUID(),
                referral.id(),
                referral.messageId(),
                referral.sender(),
                referral.recipient(),
                emergency.approvers(),
                emergency.categories(),
                now,
                now.plus(reviewWithin),
                null);
        notice.owe(connection, review);
        reviews.add(
                connection,
                review,
                evidence.sealed(referral.messageId(), emergency.people().json()));
        trail.append(
                connection,
                AuditRecord.of(AuditEvent.BREAK_GLASS)
                        .by(referral.sender())
                        .about(referral.messageId())
                        .with(evidence.seal(referral.messageId(), Opening.json(emergency, review))));
    }

    /** Says so in the operator's log too, once the acceptance is durable: nobody's name and no reason. */
    public void announce(ApprovedEmergency emergency, StoredReferral referral) {
        LOG.warn(
                "break-glass {}: {} to {}, approved by {}; a review is due by {}",
                trail.pseudonym(referral.messageId()),
                referral.sender(),
                referral.recipient(),
                emergency.named(),
                referral.receivedAt().plus(reviewWithin));
    }

    /**
     * Looks once more, at the moment of release: the rules may open more by now than was approved, and time went by.
     *
     * @param referral the gateway's own name for it
     * @throws Refusal {@code APPROVAL_MISSING}, {@code APPROVAL_SCOPE}, {@code EMERGENCY_ENDED}, {@code EMERGENCY_DISSENT}
     */
    public void requireOpen(UUID referral, ReleaseDecision decision, Dissent dissent) {
        if (decision.emergency()) {
            List<StoredApproval> used = database.read(connection -> approvals.usedBy(connection, referral));
            List<Backing> backings = finder.stillHolding(used);
            if (backings.isEmpty()) {
                throw new Refusal(RefusalCode.APPROVAL_MISSING, "/breakGlass/approvals");
            }
            requireTwo(backings);
            backings.forEach(
                    backing -> requireCovered(decision, backing.approval().categories()));
            requireNoDissent(
                    decision,
                    dissent,
                    backings.stream()
                            .map(backing -> backing.row().name().agency())
                            .distinct()
                            .toList());
        }
    }
}
