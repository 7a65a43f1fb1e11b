package kz.daneker.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.SignedWords;
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
    private final AuditTrail trail;

    ReferralView(Database database, ReferralFinder finder, SignedWords words, AuditTrail trail) {
        this.database = database;
        this.finder = finder;
        this.words = words;
        this.trail = trail;
    }

    /**
     * A referral's standing.
     *
     * @param receipt the gateway's receipt, for the sender alone
     * @param words signed words the asking agency may see: a sender sees both sides', a recipient its own
     */
    record Shown(
            UUID id,
            ReferralState state,
            Instant stateAt,
            @Nullable String receipt,
            List<Spoken> words) {}

    /** @param jws the signed word itself, to be verified by whoever reads it */
    record Spoken(String from, String word, Instant at, String jws) {}

    /** Refuses {@code NOT_FOUND} where the agency has no part in it. */
    Shown show(AgencyId asking, UUID id) {
        return database.write(connection -> {
            ReferralFinder.Found found =
                    finder.find(connection, asking, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            List<Spoken> visible = words.about(connection, found.referral().id()).stream()
                    .filter(word -> !found.asRecipient() || word.author().equals(asking))
                    .map(ReferralView::spoken)
                    .toList();
            trail.append(
                    connection,
                    AuditRecord.of(AuditEvent.READ)
                            .by(asking)
                            .about(found.referral().messageId()));
            return new Shown(
                    id,
                    found.referral().state(),
                    found.referral().stateAt(),
                    found.asRecipient() ? null : found.referral().receipt(),
                    visible);
        });
    }

    private static Spoken spoken(SignedWords.Word word) {
        return new Spoken(word.author().value(), word.word(), word.saidAt(), word.jws());
    }
}
