package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.SignedWords;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.recall.Recalls;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.StatusNote;
import kz.daneker.store.Database;
import kz.daneker.trust.WordKeys;

/**
 * Signed status notes. The recipient says how the case goes on, the sender takes back what is its own; each note names
 * the one before it, so that a missing or repeated one shows.
 */
final class StatusDesk {
    private final Database database;
    private final ReferralFinder finder;
    private final ReferralLedger referrals;
    private final SignedWords words;
    private final Closing closing;
    private final WordKeys keys;
    private final QueuedDeliveries queued;
    private final Recalls recalls;
    private final Clock clock;

    StatusDesk(
            Database database,
            ReferralFinder finder,
            ReferralLedger referrals,
            SignedWords words,
            Closing closing,
            WordKeys keys,
            QueuedDeliveries queued,
            Recalls recalls,
            Clock clock) {
        this.database = database;
        this.finder = finder;
        this.referrals = referrals;
        this.words = words;
        this.closing = closing;
        this.keys = keys;
        this.queued = queued;
        this.recalls = recalls;
        this.clock = clock;
    }

    /**
     * Takes a note in. The very same note again changes nothing.
     *
     * @param author agency of the client certificate
     * @param id the referral as its author knows it
     * @param jws the note, compact
     * @return where the referral stands now
     * @throws Refusal {@code NOT_FOUND} if the author has no part in it, {@code STATUS_NOT_ALLOWED} if it is not the
     *     author's word, not a legal move, or not the next note
     */
    ReferralState accept(AgencyId author, UUID id, String jws) {
        StatusNote note = StatusNote.verify(jws, keys.of(author, jws)).note();
        StatusRules.requireAbout(note, author, id);
        ReferralState next = StatusRules.word(note);
        Said said = say(author, id, jws, note, next);
        said.stopped().filter(queued::takeBack).ifPresent(delivery -> recalls.takenBack(database, delivery.id()));
        return said.state();
    }

    /** @param stopped the delivery this note ended, where its recipient listens on a queue */
    private record Said(ReferralState state, Optional<StoredDelivery> stopped) {}

    private Said say(AgencyId author, UUID id, String jws, StatusNote note, ReferralState next) {
        return database.write(connection -> {
            ReferralFinder.Found found =
                    finder.find(connection, author, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            List<SignedWords.Word> said = statusWordsOf(connection, found.referral(), author);
            if (said.stream().anyMatch(word -> word.jws().equals(jws))) {
                return new Said(found.referral().state(), Optional.empty());
            }
            StatusRules.requireNext(note, said);
            StatusRules.requireOwnWord(next, found.asRecipient());
            StoredReferral locked =
                    referrals.lock(connection, found.referral().id()).orElseThrow();
            AuditEvent event = next == ReferralState.WITHDRAWN ? AuditEvent.WITHDRAWN : AuditEvent.STATUS;
            closing.move(connection, locked, next, event, Optional.of(author));
            words.add(connection, locked.id(), new SignedWords.Word(author, next.name(), clock.instant(), jws));
            if (next.isSendersWord()) {
                recalls.raise(connection, locked, StoredRecall.Cause.valueOf(next.name()));
            }
            return new Said(next, locked.state().awaitsDelivery() ? queued.of(connection, locked) : Optional.empty());
        });
    }

    private List<SignedWords.Word> statusWordsOf(Connection connection, StoredReferral referral, AgencyId author)
            throws SQLException {
        return words.about(connection, referral.id()).stream()
                .filter(word -> word.author().equals(author) && !word.word().equals(ReferralState.DELIVERED.name()))
                .toList();
    }
}
