package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.fhir.TaskStanding;
import kz.daneker.fhir.TaskVersion;
import kz.daneker.ledger.Answers;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.SignedWords;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StatusReason;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.StatusNote;
import org.jspecify.annotations.Nullable;

/** What each side may see of how a referral goes, reckoned from the filed words. */
final class TaskStandings {
    private final SignedWords words;
    private final DeliveryLedger deliveries;
    private final Answers answers;

    TaskStandings(SignedWords words, DeliveryLedger deliveries, Answers answers) {
        this.words = words;
        this.deliveries = deliveries;
        this.answers = answers;
    }

    /** The standing as the asking agency, which found it, may see it. */
    TaskStanding of(Connection connection, ReferralFinder.Found found, AgencyId asking) throws SQLException {
        StoredReferral referral = found.referral();
        List<SignedWords.Word> all = words.about(connection, referral.id());
        List<SignedWords.Word> own = FiledWords.of(all, asking);
        Course course = FiledWords.course(referral, all);
        Digest last =
                own.isEmpty() ? null : Digest.ofAscii(own.get(own.size() - 1).jws());
        List<UUID> answering = answers.deliveriesTo(connection, referral.id(), asking);
        String shown = course + "|" + referral.stateAt() + "|" + all.size() + "|" + answering;
        Face face = found.asRecipient() ? asRecipient(connection, referral) : asSender(referral);
        return new TaskStanding(
                face.id(),
                face.group(),
                TaskVersion.of(own.size(), last, shown),
                course,
                reason(all, referral, found.asRecipient()),
                attendance(all, referral),
                face.since(),
                modified(referral, all),
                referral.expiresAt(),
                face.requester(),
                PartyUrn.of(referral.recipient()),
                answering);
    }

    /** What the two sides call things by. */
    private record Face(
            UUID id, UUID group, Instant since, @Nullable String requester) {}

    private static Face asSender(StoredReferral referral) {
        UUID id = referral.messageId().value();
        return new Face(id, id, referral.receivedAt(), PartyUrn.of(referral.sender()));
    }

    /** The sender's own id is part of the message only where the sender itself is. */
    private Face asRecipient(Connection connection, StoredReferral referral) throws SQLException {
        StoredDelivery delivery =
                deliveries.ofReferral(connection, referral.id()).orElseThrow();
        Optional<String> sender = deliveries.shownSender(connection, delivery.id());
        boolean open = sender.filter(PartyUrn.of(referral.sender())::equals).isPresent();
        return new Face(
                delivery.id(),
                open ? referral.messageId().value() : delivery.id(),
                delivery.createdAt(),
                sender.orElse(null));
    }

    private static Instant modified(StoredReferral referral, List<SignedWords.Word> all) {
        return all.stream()
                .map(SignedWords.Word::saidAt)
                .filter(referral.stateAt()::isBefore)
                .max(Instant::compareTo)
                .orElse(referral.stateAt());
    }

    /** Why, as the last word gave it; why the sender took it back is for the sender alone. */
    private static @Nullable StatusReason reason(
            List<SignedWords.Word> all, StoredReferral referral, boolean forRecipient) {
        return all.stream()
                .filter(word ->
                        !forRecipient || !ReferralState.valueOf(word.word()).isTakenBack())
                .reduce((earlier, later) -> later)
                .flatMap(word -> note(word, referral))
                .map(StatusNote::reason)
                .map(code -> known(code))
                .orElse(null);
    }

    /** Notes of earlier years gave reasons of their own. */
    private static @Nullable StatusReason known(String code) {
        for (StatusReason reason : StatusReason.values()) {
            if (reason.name().equals(code)) {
                return reason;
            }
        }
        return StatusReason.OTHER;
    }

    private static @Nullable Attendance attendance(List<SignedWords.Word> all, StoredReferral referral) {
        return all.stream()
                .filter(word -> word.author().equals(referral.recipient()))
                .map(word -> said(word, referral))
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static @Nullable Attendance said(SignedWords.Word word, StoredReferral referral) {
        return note(word, referral)
                .map(StatusNote::attendance)
                .map(code -> Attendance.of(code, ""))
                .orElse(ReferralState.valueOf(word.word()) == ReferralState.NO_SHOW ? Attendance.NOT_VISITED : null);
    }

    private static Optional<StatusNote> note(SignedWords.Word word, StoredReferral referral) {
        return SaidWord.kept(word, word.author().equals(referral.recipient()));
    }
}
