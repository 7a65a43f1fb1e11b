package kz.daneker.breakglass;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.BreakGlassReview;
import kz.daneker.signing.VerifiedReview;
import kz.daneker.store.Database;

/** Shows appointed agencies what must be reviewed, and closes it on a third person's signed word. */
final class ReviewDesk {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final int SHOWN_AT_ONCE = 200;

    private final Database database;
    private final ReviewLedger reviews;
    private final NoticeLedger notices;
    private final Set<AgencyId> appointed;
    private final AuthorKeys keys;
    private final EvidenceSeal evidence;
    private final AuditTrail trail;
    private final Clock clock;

    ReviewDesk(
            Database database,
            ReviewLedger reviews,
            NoticeLedger notices,
            Set<AgencyId> appointed,
            AuthorKeys keys,
            EvidenceSeal evidence,
            AuditTrail trail,
            Clock clock) {
        this.database = database;
        this.reviews = reviews;
        this.notices = notices;
        this.appointed = Set.copyOf(appointed);
        this.keys = keys;
        this.evidence = evidence;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What is open, then what was closed lately; looking is recorded.
     *
     * @throws Refusal {@code REVIEW_NOT_YOURS} for an agency that is not appointed
     */
    List<DueReview> list(AgencyId reader) {
        requireAppointed(reader);
        trail.record(database, List.of(AuditRecord.of(AuditEvent.READ).by(reader)));
        return database.read(connection -> reviews.latest(connection, SHOWN_AT_ONCE));
    }

    /**
     * The signed notice of one review; looking is recorded, and from then on this agency knows.
     *
     * @throws Refusal {@code REVIEW_NOT_YOURS} for an agency that is not appointed, {@code NOT_FOUND}
     */
    String notice(AgencyId reader, UUID id) {
        requireAppointed(reader);
        return database.write(connection -> {
            DueReview review = reviews.find(connection, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            NoticeLedger.Notice notice =
                    notices.find(connection, id, reader).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            notices.told(connection, id, reader, clock.instant());
            trail.append(connection, AuditRecord.of(AuditEvent.READ).by(reader).about(review.referral()));
            return notice.jws();
        });
    }

    /**
     * Closes a review. The very same word once more changes nothing.
     *
     * @param jws the signed review, compact
     * @throws Refusal {@code REVIEW_NOT_YOURS} if the author is no third person, {@code NOT_FOUND}, {@code
     *     DUPLICATE_CONFLICT} if it was closed by another word, {@code DATE_INVALID} if signed before the release
     */
    Verdict close(AgencyId author, UUID id, String jws) {
        try {
            requireAppointed(author);
            VerifiedReview verified = BreakGlassReview.verify(jws, keys.of(author, jws));
            ApprovalRules.requireFrom(
                    author, verified.review().issuer(), verified.review().audience());
            if (!verified.review().review().equals(id.toString())) {
                throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH, "/sub");
            }
            return closed(author, id, verified);
        } catch (Refusal refusal) {
            trail.record(
                    database,
                    List.of(AuditRecord.of(AuditEvent.BREAK_GLASS_REVIEWED)
                            .by(author)
                            .refused(refusal.code())));
            throw refusal;
        }
    }

    private Verdict closed(AgencyId author, UUID id, VerifiedReview verified) {
        Instant now = clock.instant();
        Verdict verdict = Verdict.read(verified.review().verdict());
        DueReview.Closed closing = new DueReview.Closed(
                now, author, verdict, verified.jws().digest().value());
        return database.write(connection -> {
            DueReview review = reviews.find(connection, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            if (isRepeated(review, closing)) {
                return verdict;
            }
            requireThirdPerson(connection, review, author, verified.review().userRef());
            requireTime(review, verified.review().issuedAt(), now);
            byte[] sealed = evidence.sealed(review.referral(), verified.jws().compact());
            if (!reviews.close(connection, id, closing, sealed)) {
                throw new Refusal(RefusalCode.DUPLICATE_CONFLICT);
            }
            trail.append(
                    connection,
                    AuditRecord.of(AuditEvent.BREAK_GLASS_REVIEWED)
                            .by(author)
                            .about(review.referral())
                            .with(Evidence.sealed(sealed)));
            return verdict;
        });
    }

    private static boolean isRepeated(DueReview review, DueReview.Closed closing) {
        Optional<DueReview.Closed> before = review.closing();
        if (before.isPresent() && !before.get().digest().equals(closing.digest())) {
            throw new Refusal(RefusalCode.DUPLICATE_CONFLICT);
        }
        return before.isPresent();
    }

    private void requireAppointed(AgencyId agency) {
        if (!appointed.contains(agency)) {
            throw new Refusal(RefusalCode.REVIEW_NOT_YOURS);
        }
    }

    private void requireThirdPerson(Connection connection, DueReview review, AgencyId author, String userRef)
            throws SQLException {
        TookPart people = TookPart.read(evidence.open(review.referral(), reviews.people(connection, review.id())));
        if (userRef.isBlank() || review.tookPart(author) || people.includes(userRef)) {
            throw new Refusal(RefusalCode.REVIEW_NOT_YOURS);
        }
    }

    private static void requireTime(DueReview review, Instant issuedAt, Instant now) {
        if (issuedAt.isAfter(now.plus(CLOCK_SKEW))) {
            throw new Refusal(RefusalCode.DATE_FUTURE, "/iat");
        }
        if (issuedAt.isBefore(review.openedAt().minus(CLOCK_SKEW))) {
            throw new Refusal(RefusalCode.DATE_INVALID, "/iat");
        }
    }
}
