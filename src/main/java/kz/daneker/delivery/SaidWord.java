package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import kz.daneker.fhir.TaskSaying;
import kz.daneker.ledger.SignedWords;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.Jws;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.StatusNote;

/** A signed word as it came in, by whatever door. */
interface SaidWord {
    /** Compact JWS, its signature verified. */
    String jws();

    /** What it says, if it is the recipient's or else the sender's. */
    StatusNote as(boolean byRecipient);

    /** Passes where the author's view of the referral was the one it is; asked only before a word counts. */
    default void requireUpToDate(Connection connection, ReferralFinder.Found found) throws SQLException {}

    /** A status note. */
    static SaidWord of(StatusNote note, String jws) {
        return new SaidWord() {
            @Override
            public String jws() {
                return jws;
            }

            @Override
            public StatusNote as(boolean byRecipient) {
                return note;
            }
        };
    }

    /** What a filed word says, whatever its form; empty for receipts. */
    static Optional<StatusNote> kept(SignedWords.Word word, boolean byRecipient) {
        return kept(word.jws(), PartyUrn.of(word.author()), byRecipient);
    }

    /** The same of its signed form alone. */
    static Optional<StatusNote> kept(String jws, String author, boolean byRecipient) {
        return Jws.kept(jws, DetachedJws.FHIR)
                .map(task -> TaskSaying.read(task).note(author, byRecipient))
                .or(() -> StatusNote.kept(jws));
    }
}
