package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.fhir.TaskStanding;
import kz.daneker.ledger.RecallAnswer;
import kz.daneker.ledger.RecallLedger;
import kz.daneker.ledger.SignedWords;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import org.jspecify.annotations.Nullable;

/** What an agency may know about where a referral stands; looking is recorded. */
final class ReferralView {
    private final Database database;
    private final ReferralFinder finder;
    private final SignedWords words;
    private final RecallLedger recalls;
    private final TaskStandings standings;
    private final AuditTrail trail;
    private final Clock clock;

    ReferralView(
            Database database,
            ReferralFinder finder,
            SignedWords words,
            RecallLedger recalls,
            TaskStandings standings,
            AuditTrail trail,
            Clock clock) {
        this.database = database;
        this.finder = finder;
        this.words = words;
        this.recalls = recalls;
        this.standings = standings;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A referral's standing.
     *
     * @param receipt the gateway's receipt, for the sender alone
     * @param receiptRecord the place in the audit log of the record that commits to the receipt; null until it has one
     * @param words signed words the asking agency may see: a sender sees both sides', a recipient its own
     * @param recalls what was asked back and how that ended, for the sender alone
     * @param cancelAsked the sender asks the recipient to end it
     * @param attendance {@code visited}, {@code not-visited}, or null where nobody said
     * @param answers deliveries to the asking agency that answer the referral
     */
    record Shown(
            UUID id,
            ReferralState state,
            Instant stateAt,
            @Nullable String receipt,
            @Nullable Long receiptRecord,
            List<Spoken> words,
            List<Recalled> recalls,
            boolean cancelAsked,
            @Nullable String attendance,
            List<UUID> answers) {}

    /**
     * One signed word.
     *
     * @param jws the word itself, to be verified by whoever reads it
     * @param record as {@link Shown#receiptRecord}
     */
    record Spoken(
            String from,
            String word,
            Instant at,
            String jws,
            @Nullable Long record) {}

    /**
     * One recall.
     *
     * @param overdue nobody answered in time
     * @param answer {@code DELETED}, {@code RESTRICTED}, {@code KEPT} or {@code TAKEN_BACK}; null while it is open
     * @param notice the recall as its recipient got it, compact JWS
     * @param acknowledgement the recipient's signed answer, if there is one
     */
    record Recalled(
            Instant at,
            StoredRecall.Cause cause,
            boolean overdue,
            RecallAnswer.@Nullable Kind answer,
            @Nullable Instant answeredAt,
            String notice,
            @Nullable String acknowledgement) {}

    /** Refuses {@code NOT_FOUND} where the agency has no part in it. */
    Shown show(AgencyId asking, UUID id) {
        return database.write(connection -> {
            ReferralFinder.Found found =
                    finder.find(connection, asking, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            Map<String, Long> places = trail.places(connection, found.referral().messageId());
            List<Spoken> visible = words.about(connection, found.referral().id()).stream()
                    .filter(word -> !found.asRecipient() || word.author().equals(asking))
                    .map(word -> spoken(word, places))
                    .toList();
            trail.append(
                    connection,
                    AuditRecord.of(AuditEvent.READ)
                            .by(asking)
                            .about(found.referral().messageId()));
            TaskStanding standing = standings.of(connection, found, asking);
            Attendance attendance = standing.attendance();
            return new Shown(
                    id,
                    found.referral().state(),
                    found.referral().stateAt(),
                    found.asRecipient() ? null : found.referral().receipt(),
                    found.asRecipient()
                            ? null
                            : places.get(Evidence.digest(found.referral().receipt())),
                    visible,
                    found.asRecipient() ? List.of() : recalls(connection, found.referral()),
                    standing.course().awaitsCancelling(),
                    attendance == null ? null : attendance.code(),
                    standing.answers());
        });
    }

    private List<Recalled> recalls(Connection connection, StoredReferral referral) throws SQLException {
        return recalls.ofReferral(connection, referral.id()).stream()
                .map(this::recalled)
                .toList();
    }

    private Recalled recalled(StoredRecall recall) {
        RecallAnswer answer = recall.answered();
        return new Recalled(
                recall.raisedAt(),
                recall.cause(),
                recall.overdue(clock.instant()),
                answer == null ? null : answer.kind(),
                answer == null ? null : answer.at(),
                recall.notice(),
                answer == null ? null : answer.jws());
    }

    private static Spoken spoken(SignedWords.Word word, Map<String, Long> places) {
        return new Spoken(
                word.author().value(), word.word(), word.saidAt(), word.jws(), places.get(Evidence.digest(word.jws())));
    }
}
