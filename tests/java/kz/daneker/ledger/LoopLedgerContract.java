package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;
import kz.daneker.store.Work;
import org.junit.jupiter.api.Test;

/** What the closed loop keeps beside the words that count, whichever engine is behind it. */
abstract class LoopLedgerContract extends LedgerContract {
    private final WaitingNotes waiting = new WaitingNotes();
    private final Answers answers = new Answers();

    @Test
    void keeps_whatWaits_byItsNumber_forItsAuthorAlone() {
        UUID referral = UUID.randomUUID();
        WaitingNotes.Note third = note(CLINIC, 3, false, "c");
        WaitingNotes.Note second = note(CLINIC, 2, false, "b");
        keep(referral, third, second, note(CENTRE, 2, false, "d"));

        assertThat(listed(connection -> waiting.of(connection, referral, CLINIC)))
                .containsExactly(second, third);
    }

    @Test
    void forgets_whatCounts_andKeepsWhatNeverWill() {
        UUID referral = UUID.randomUUID();
        keep(referral, note(CLINIC, 2, false, "b"), note(CLINIC, 3, false, "c"));
        done(connection -> waiting.remove(connection, referral, "b"));
        done(connection -> waiting.setAside(connection, referral, "c"));

        assertThat(listed(connection -> waiting.of(connection, referral, CLINIC)))
                .containsExactly(note(CLINIC, 3, true, "c"));
    }

    @Test
    void remembers_asWhomTheRecipientSeesTheSender() {
        StoredDelivery delivery = delivered(filed());
        assertThat(maybe(connection -> deliveries.shownSender(connection, delivery.id())))
                .isEmpty();
        done(connection -> deliveries.showSender(connection, delivery.id(), "urn:daneker:neutral:a"));

        assertThat(maybe(connection -> deliveries.shownSender(connection, delivery.id())))
                .contains("urn:daneker:neutral:a");
    }

    @Test
    void points_toTheAnswer_whicheverNameItUsed_andOnlyForWhomItIs() {
        StoredReferral asked = filed();
        StoredDelivery delivery = delivered(asked);
        StoredReferral byReferral = answer(CLINIC, CENTRE);
        StoredReferral byDelivery = answer(CLINIC, CENTRE);
        done(connection ->
                answers.note(connection, byReferral, asked.messageId().value()));
        done(connection -> answers.note(connection, byDelivery, delivery.id()));
        done(connection -> answers.note(connection, byDelivery, delivery.id()));

        assertThat(listed(connection -> answers.deliveriesTo(connection, asked.id(), CENTRE)))
                .hasSize(2);
        assertThat(listed(connection -> answers.deliveriesTo(connection, asked.id(), CLINIC)))
                .isEmpty();
    }

    @Test
    void notes_noAnswerBetweenOthers() {
        StoredReferral asked = filed();
        StoredReferral stranger = answer(SCHOOL, CENTRE);
        done(connection -> answers.note(connection, stranger, asked.messageId().value()));

        assertThat(listed(connection -> answers.deliveriesTo(connection, asked.id(), CENTRE)))
                .isEmpty();
    }

    private StoredReferral answer(AgencyId from, AgencyId to) {
        UUID name = UUID.randomUUID();
        StoredReferral answer = new StoredReferral(
                UUID.randomUUID(),
                from,
                new ReferralId(name),
                "digest-" + name,
                to,
                ReferralState.SENT,
                NOW,
                NOW,
                NOW.plusSeconds(3600),
                "receipt-of-" + name);
        file(answer, "token");
        delivered(answer);
        return answer;
    }

    private StoredDelivery delivered(StoredReferral referral) {
        StoredDelivery delivery = new StoredDelivery(
                UUID.randomUUID(),
                referral.id(),
                referral.recipient(),
                StoredDelivery.State.READY,
                NOW,
                referral.expiresAt(),
                "digest");
        database.write(connection -> deliveries.add(connection, delivery, "jwe"));
        return delivery;
    }

    private static WaitingNotes.Note note(AgencyId author, int sequence, boolean setAside, String jws) {
        return new WaitingNotes.Note(author, sequence, setAside, NOW, jws);
    }

    private void keep(UUID referral, WaitingNotes.Note... notes) {
        for (WaitingNotes.Note note : List.of(notes)) {
            done(connection -> waiting.add(connection, referral, note));
        }
    }

    private interface Act {
        void on(java.sql.Connection connection) throws java.sql.SQLException;
    }

    private void done(Act act) {
        Work<Boolean> work = connection -> {
            act.on(connection);
            return Boolean.TRUE;
        };
        database.write(work);
    }
}
