package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** What callers of {@link ReferralLedger} and {@link ReferralVault} may rely on, whichever engine is behind them. */
abstract class ReferralLedgerContract extends LedgerContract {
    @Test
    void reads_whatWasFiled_byEitherName() {
        StoredReferral referral = referral(CENTRE, UUID.randomUUID());
        assertThat(file(referral, "token")).isTrue();

        assertThat(reread(referral)).isEqualTo(referral);
        assertThat(maybe(connection -> referrals.find(connection, CENTRE, referral.messageId())))
                .contains(referral);
        assertThat(maybe(connection -> referrals.find(connection, OTHER_CENTRE, referral.messageId())))
                .isEmpty();
    }

    @Test
    void files_oneOfAMessage_whenManyComeAtOnce() throws Exception {
        UUID messageId = UUID.randomUUID();
        List<Future<Boolean>> filed = together(12, () -> file(referral(CENTRE, messageId), "token"));

        assertThat(filed.stream().filter(LedgerContract::answered)).hasSize(1);
        assertThat(rows("select count(*) from referral")).isOne();
        assertThat(rows("select count(*) from referral_key"))
                .as("a loser's key must not stay")
                .isOne();
    }

    @Test
    void files_theSameId_ofAnotherSender() {
        UUID messageId = UUID.randomUUID();

        assertThat(file(referral(CENTRE, messageId), "token")).isTrue();
        assertThat(file(referral(OTHER_CENTRE, messageId), "token")).isTrue();
    }

    @Test
    void moves_alongLegalMovesOnly() {
        for (ReferralState from : ReferralState.values()) {
            for (ReferralState to : ReferralState.values()) {
                StoredReferral referral = filed(from, NOW.plusSeconds(60));
                if (from.mayBecome(to)) {
                    move(referral, to);
                    assertThat(reread(referral).state()).isEqualTo(to);
                } else {
                    refusesTheMove(referral, to);
                    assertThat(reread(referral).state()).isEqualTo(from);
                }
            }
        }
    }

    @Test
    void refuses_aMoveFromAStateThatPassed() {
        StoredReferral seen = filed();
        move(seen, ReferralState.WITHDRAWN);

        refusesTheMove(seen, ReferralState.DELIVERED);
        assertThat(reread(seen).state()).isEqualTo(ReferralState.WITHDRAWN);
    }

    @Test
    void moves_once_whenManyMoveAtOnce() throws Exception {
        StoredReferral referral = filed();
        AtomicInteger refused = new AtomicInteger();
        together(8, () -> {
            try {
                move(referral, ReferralState.DELIVERED);
            } catch (Refusal late) {
                refused.incrementAndGet();
            }
            return 0;
        });

        assertThat(refused).hasValue(7);
        assertThat(reread(referral).state()).isEqualTo(ReferralState.DELIVERED);
    }

    @Test
    void shows_theLaterOfTwoLockers_whatTheFirstCommitted() throws Exception {
        StoredReferral referral = filed();
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch secondIsOnItsWay = new CountDownLatch(1);
        Thread first = new Thread(() -> database.write(connection -> {
            StoredReferral now = referrals.lock(connection, referral.id()).orElseThrow();
            locked.countDown();
            await(secondIsOnItsWay);
            referrals.move(connection, now, ReferralState.WITHDRAWN);
            return 0;
        }));
        first.start();
        await(locked);
        secondIsOnItsWay.countDown();

        ReferralState seen = database.write(connection ->
                referrals.lock(connection, referral.id()).orElseThrow().state());
        first.join();

        assertThat(seen).isEqualTo(ReferralState.WITHDRAWN);
    }

    @Test
    void forgets_onlyAHeldReferral() {
        StoredReferral held = filed(ReferralState.HELD, NOW.plusSeconds(60));
        StoredReferral sent = filed();
        database.write(connection -> {
            referrals.remove(connection, held);
            referrals.remove(connection, sent);
            return 0;
        });

        assertThat(maybe(connection -> referrals.find(connection, held.id()))).isEmpty();
        assertThat(reread(sent)).isEqualTo(sent);
    }

    @Test
    void lists_overdue_oldestFirst_andOnlyWhatStillWaits() {
        StoredReferral later = filed(ReferralState.SENT, NOW.minusSeconds(1));
        StoredReferral first = filed(ReferralState.HELD, NOW.minusSeconds(60));
        StoredReferral now = filed(ReferralState.SENT, NOW);
        filed(ReferralState.DELIVERED, NOW.minusSeconds(60));
        filed(ReferralState.SENT, NOW.plusMillis(1));

        assertThat(listed(connection -> referrals.overdue(connection, NOW, 10))).containsExactly(first, later, now);
        assertThat(listed(connection -> referrals.overdue(connection, NOW, 2))).containsExactly(first, later);
    }

    @Test
    void opens_whatWasSealed_untilErased() {
        StoredReferral referral = referral(CENTRE, UUID.randomUUID());
        file(referral, "the-sealed-original");
        assertThat(maybe(connection -> vault.open(connection, referral)))
                .hasValueSatisfying(original -> assertThat(original).asString().isEqualTo("the-sealed-original"));

        byte[] wrapped = wrapped(referral);
        byte[] sealed = database.read(connection -> referrals.sealedOriginal(connection, referral.id()))
                .orElseThrow();
        database.write(connection -> {
            vault.erase(connection, referral.id());
            return 0;
        });

        assertThat(maybe(connection -> vault.open(connection, referral))).isEmpty();
        assertThat(rows("select count(*) from referral_key")).isZero();
        assertThat(rows("select count(*) from referral_original")).isZero();
        assertThat(reread(referral)).as("the row stays as the record").isEqualTo(referral);
        assertThat(Arrays.equals(wrapped, sealed)).isFalse();
    }

    @Test
    void reads_nothing_onceTheKeyAloneIsDestroyed() {
        StoredReferral referral = filed();
        byte[] oldKey = wrapped(referral);
        database.write(connection -> {
            keys.destroy(connection, referral.id());
            return 0;
        });

        assertThat(maybe(connection -> vault.open(connection, referral))).isEmpty();
        byte[] sealed = database.read(connection -> referrals.sealedOriginal(connection, referral.id()))
                .orElseThrow();
        StoredReferral another = filed();
        assertThatThrownBy(() -> cipher.unwrap(oldKey, new ReferralId(another.id())))
                .as("a key is bound to its referral")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.unwrap(wrapped(another), new ReferralId(another.id()))
                        .open(sealed, "original"))
                .as("no other key opens it")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void destroys_twice_asOnce() {
        StoredReferral referral = filed();
        database.write(connection -> {
            keys.destroy(connection, referral.id());
            keys.destroy(connection, referral.id());
            return 0;
        });

        assertThat(rows("select count(*) from referral_key")).isZero();
    }

    byte[] wrapped(StoredReferral referral) {
        return database.read(connection -> keys.find(connection, referral.id())).orElseThrow();
    }

    private void move(StoredReferral referral, ReferralState to) {
        database.write(connection -> {
            referrals.move(connection, referral, to);
            return 0;
        });
    }

    private void refusesTheMove(StoredReferral referral, ReferralState to) {
        assertThatThrownBy(() -> move(referral, to))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.STATUS_NOT_ALLOWED));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the other side must get there");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
