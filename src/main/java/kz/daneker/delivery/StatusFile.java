package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.SignedWords;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.ledger.WaitingNotes;
import kz.daneker.recall.Recalls;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.StatusNote;

/** Files what a note leads to: the words that count, the moves they make, the notes that wait. */
final class StatusFile {
    /** Proof of so many notes beside the chain is proof enough. */
    private static final int MOST_SET_ASIDE = 8;

    private final ReferralLedger referrals;
    private final SignedWords words;
    private final WaitingNotes waiting;
    private final Closing closing;
    private final Recalls recalls;
    private final StatusNews news;
    private final AuditTrail trail;
    private final Clock clock;

    StatusFile(
            ReferralLedger referrals,
            SignedWords words,
            WaitingNotes waiting,
            Closing closing,
            Recalls recalls,
            StatusNews news,
            AuditTrail trail,
            Clock clock) {
        this.referrals = referrals;
        this.words = words;
        this.waiting = waiting;
        this.closing = closing;
        this.recalls = recalls;
        this.news = news;
        this.trail = trail;
        this.clock = clock;
    }

    /** One referral's words and one side's notes; the referral MUST be locked. */
    Folder open(Connection connection, ReferralFinder.Found found, AgencyId author) throws SQLException {
        List<SignedWords.Word> all = words.about(connection, found.referral().id());
        List<WaitingNotes.Note> kept = waiting.of(connection, found.referral().id(), author);
        return new Folder(connection, found, author, all, kept);
    }

    /** Open while its transaction is. */
    final class Folder {
        private final Connection connection;
        private final StoredReferral referral;
        private final AgencyId author;
        private final List<SignedWords.Word> all;
        private final List<WaitingNotes.Note> kept;
        private final NoteChain chain;

        private Folder(
                Connection connection,
                ReferralFinder.Found found,
                AgencyId author,
                List<SignedWords.Word> all,
                List<WaitingNotes.Note> kept) {
            this.connection = connection;
            this.referral = found.referral();
            this.author = author;
            this.all = all;
            this.kept = kept;
            this.chain = new NoteChain(
                    FiledWords.of(all, author).stream()
                            .map(SignedWords.Word::jws)
                            .toList(),
                    kept.stream()
                            .filter(note -> !note.setAside())
                            .map(note -> link(note, found.asRecipient()))
                            .toList());
        }

        NoteChain chain() {
            return chain;
        }

        /** The answer it got when it came first; empty for a new one. */
        Optional<StatusDesk.Answer> answerTo(NoteChain.Link note) {
            if (chain.awaits(note)) {
                return Optional.of(new StatusDesk.Answer(referral.state(), true));
            }
            return chain.place(note)
                    .map(place ->
                            new StatusDesk.Answer(FiledWords.stateAfter(all, author, place, referral.state()), false));
        }

        /** Keeps a note that will never count as the proof that it was said. */
        void setAside(NoteChain.Link note) throws SQLException {
            boolean known = kept.stream().anyMatch(other -> other.jws().equals(note.jws()));
            if (!known && kept.stream().filter(WaitingNotes.Note::setAside).count() < MOST_SET_ASIDE) {
                keep(note, true);
            }
        }

        /** Files a note and whatever waited for it; refuses as {@link NoteChain#take}. */
        StatusDesk.Answer take(NoteChain.Link note) throws SQLException {
            NoteChain.Taken taken = chain.take(FiledWords.course(referral, all), note);
            if (taken.counted().isEmpty()) {
                keep(note, false);
                return new StatusDesk.Answer(referral.state(), true);
            }
            StoredReferral now = referral;
            for (NoteChain.Link each : taken.counted()) {
                now = count(now, each);
                waiting.remove(connection, referral.id(), each.jws());
            }
            for (NoteChain.Link each : taken.never()) {
                waiting.setAside(connection, referral.id(), each.jws());
                trail.append(
                        connection,
                        AuditRecord.of(AuditEvent.REJECTED)
                                .by(author)
                                .about(referral.messageId())
                                .refused(RefusalCode.STATUS_NOT_ALLOWED));
            }
            Course first = FiledWords.course(referral, all).after(note.word());
            return new StatusDesk.Answer(first.state(), false);
        }

        private StoredReferral count(StoredReferral now, NoteChain.Link note) throws SQLException {
            ReferralState word = note.word();
            AuditEvent event = word == ReferralState.WITHDRAWN ? AuditEvent.WITHDRAWN : AuditEvent.STATUS;
            if (now.state().mayBecome(word)) {
                closing.said(connection, now, word, event, author, note.jws());
            } else {
                trail.append(
                        connection,
                        AuditRecord.of(event).by(author).about(now.messageId()).saying(note.jws()));
            }
            words.add(connection, now.id(), new SignedWords.Word(author, word.name(), clock.instant(), note.jws()));
            news.owe(connection, now, author);
            if (word.isTakenBack() || word == ReferralState.CANCELLED) {
                recalls.raise(connection, now, cause(word));
            }
            return referrals.find(connection, now.id()).orElseThrow();
        }

        private void keep(NoteChain.Link note, boolean setAside) throws SQLException {
            waiting.add(
                    connection,
                    referral.id(),
                    new WaitingNotes.Note(author, note.sequence(), setAside, clock.instant(), note.jws()));
        }

        private NoteChain.Link link(WaitingNotes.Note note, boolean byRecipient) {
            StatusNote said = SaidWord.kept(note.jws(), PartyUrn.of(author), byRecipient)
                    .orElseThrow(() -> new IllegalStateException("only status words wait"));
            return new NoteChain.Link(said.sequence(), said.previous(), StatusRules.word(said), note.jws());
        }
    }

    /** Ended by both sides or by the sender: either way the recipient is asked to delete. */
    private static StoredRecall.Cause cause(ReferralState word) {
        return word == ReferralState.CANCELLED ? StoredRecall.Cause.REVOKED : StoredRecall.Cause.valueOf(word.name());
    }
}
