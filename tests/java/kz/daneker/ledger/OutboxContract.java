package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.daneker.agency.AgencyId;
import org.junit.jupiter.api.Test;

/** What callers of {@link Outbox} and {@link SignedWords} may rely on, whichever engine is behind them. */
abstract class OutboxContract extends LedgerContract {
    @Test
    void owes_inTheOrderOfCommits_untilPaid() {
        List<UUID> referrals = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        referrals.forEach(this::owe);

        List<Outbox.Debt> two = oldest(2);
        assertThat(two).extracting(Outbox.Debt::referralId).containsExactlyElementsOf(referrals.subList(0, 2));
        assertThat(two.get(0)).isEqualTo(new Outbox.Debt(two.get(0).id(), "accepted", referrals.get(0), NOW, 6));
        pay(two);

        assertThat(oldest(10)).extracting(Outbox.Debt::referralId).containsExactly(referrals.get(2));
    }

    @Test
    void owes_nothing_whenTheUnitFails() {
        assertThatThrownBy(() -> database.write(connection -> {
                    outbox.owe(connection, "accepted", UUID.randomUUID(), NOW, 4);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(oldest(10)).isEmpty();
    }

    @Test
    void keeps_whatWasNotPaid_whenOthersOweMeanwhile() throws Exception {
        owe(UUID.randomUUID());
        List<Outbox.Debt> seen = oldest(10);
        together(8, () -> {
            owe(UUID.randomUUID());
            return 0;
        });
        pay(seen);

        assertThat(oldest(100)).hasSize(8).doesNotContainAnyElementsOf(seen);
    }

    @Test
    void pays_twice_asOnce_andNothing_asNothing() {
        owe(UUID.randomUUID());
        List<Outbox.Debt> debts = oldest(10);
        pay(debts);
        pay(debts);
        owe(UUID.randomUUID());
        pay(List.of());

        assertThat(oldest(10)).hasSize(1);
    }

    @Test
    void keeps_words_inTheOrderTheyCame() throws Exception {
        UUID referral = UUID.randomUUID();
        AtomicInteger n = new AtomicInteger();
        for (String word : List.of("DELIVERED", "ACCEPTED", "COMPLETED")) {
            say(referral, CLINIC, word, n.incrementAndGet());
        }
        say(UUID.randomUUID(), CENTRE, "WITHDRAWN", 4);

        assertThat(listed(connection -> words.about(connection, referral)))
                .containsExactly(
                        new SignedWords.Word(CLINIC, "DELIVERED", NOW, "jws-1"),
                        new SignedWords.Word(CLINIC, "ACCEPTED", NOW, "jws-2"),
                        new SignedWords.Word(CLINIC, "COMPLETED", NOW, "jws-3"));
    }

    private void say(UUID referral, AgencyId author, String word, int n) {
        database.write(connection -> {
            words.add(connection, referral, new SignedWords.Word(author, word, NOW, "jws-" + n));
            return 0;
        });
    }

    private void owe(UUID referral) {
        database.write(connection -> {
            outbox.owe(connection, "accepted", referral, NOW, 6);
            return 0;
        });
    }

    private List<Outbox.Debt> oldest(int atMost) {
        return database.read(connection -> outbox.oldest(connection, atMost));
    }

    private void pay(List<Outbox.Debt> debts) {
        database.write(connection -> {
            outbox.paid(connection, debts);
            return 0;
        });
    }
}
