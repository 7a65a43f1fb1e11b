package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.recall.Recalls;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.StatusNote;
import kz.daneker.store.Database;
import kz.daneker.trust.WordKeys;

/**
 * Signed words about a referral, by whatever door they come. The recipient says how the case goes on, the sender asks or
 * takes back what is its own; each note names the one before it, so that a missing or repeated one shows. Words of the two
 * sides that cross count in the order in which they came here: that order is what both sides read back.
 */
final class StatusDesk {
    private final Database database;
    private final ReferralFinder finder;
    private final StatusFile file;
    private final WordKeys keys;
    private final QueuedDeliveries queued;
    private final Recalls recalls;

    StatusDesk(
            Database database,
            ReferralFinder finder,
            StatusFile file,
            WordKeys keys,
            QueuedDeliveries queued,
            Recalls recalls) {
        this.database = database;
        this.finder = finder;
        this.file = file;
        this.keys = keys;
        this.queued = queued;
        this.recalls = recalls;
    }

    /**
     * What a note gets for an answer, however often it comes.
     *
     * @param state where the referral stood once it counted; while it waits, where it stands
     * @param waits notes before it are missing
     */
    record Answer(ReferralState state, boolean waits) {}

    /**
     * Takes a note in.
     *
     * @param author agency of the client certificate
     * @param id the referral as its author knows it
     * @param jws the note, compact
     * @throws Refusal as {@link #accept(AgencyId, UUID, SaidWord)}; as {@link StatusNote#verify}
     */
    Answer accept(AgencyId author, UUID id, String jws) {
        StatusNote note = StatusNote.verify(jws, keys.of(author, jws)).note();
        return accept(author, id, SaidWord.of(note, jws));
    }

    /**
     * Takes a verified word in.
     *
     * @throws Refusal {@code NOT_FOUND} if the author has no part in it, {@code STATUS_NOT_ALLOWED} if it is not the
     *     author's word, not a legal move, or its number is taken; what {@link StatusRules} and the word itself refuse
     */
    Answer accept(AgencyId author, UUID id, SaidWord said) {
        Taken taken = database.write(connection -> take(connection, author, id, said));
        taken.stopped().filter(queued::takeBack).ifPresent(delivery -> recalls.takenBack(database, delivery.id()));
        return taken.filed().orElseThrow(() -> new Refusal(RefusalCode.STATUS_NOT_ALLOWED));
    }

    /**
     * What one transaction did.
     *
     * @param filed the answer; empty where the word was only kept as proof
     * @param stopped the delivery it ended, where its recipient listens on a queue
     */
    private record Taken(Optional<Answer> filed, Optional<StoredDelivery> stopped) {}

    private Taken take(Connection connection, AgencyId author, UUID id, SaidWord said) throws SQLException {
        ReferralFinder.Found found = finder.lock(connection, author, id);
        StatusNote note = said.as(found.asRecipient());
        StatusRules.requireAbout(note, author, id);
        NoteChain.Link link = StatusRules.link(note, said.jws(), found.asRecipient());
        StatusFile.Folder folder = file.open(connection, found, author);
        Optional<Answer> before = folder.answerTo(link);
        if (before.isPresent()) {
            return new Taken(before, Optional.empty());
        }
        if (folder.chain().standsBeside(link)) {
            folder.setAside(link);
            return new Taken(Optional.empty(), Optional.empty());
        }
        said.requireUpToDate(connection, found);
        Answer answer = folder.take(link);
        boolean ended = found.referral().state().awaitsDelivery() && !answer.waits();
        return new Taken(Optional.of(answer), ended ? queued.of(connection, found.referral()) : Optional.empty());
    }
}
