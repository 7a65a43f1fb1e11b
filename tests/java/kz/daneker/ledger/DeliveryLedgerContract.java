package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import kz.daneker.agency.AgencyId;
import kz.daneker.ledger.StoredDelivery.State;
import org.junit.jupiter.api.Test;

/** What callers of {@link DeliveryLedger} may rely on, whichever engine is behind it. */
abstract class DeliveryLedgerContract extends LedgerContract {
    @Test
    void shows_aDelivery_toItsRecipientAlone() {
        StoredDelivery delivery = ready(CLINIC, NOW, NOW.plusSeconds(60));

        assertThat(maybe(connection -> deliveries.find(connection, CLINIC, delivery.id())))
                .contains(delivery);
        assertThat(maybe(connection -> deliveries.find(connection, SCHOOL, delivery.id())))
                .isEmpty();
        assertThat(maybe(connection -> deliveries.ofReferral(connection, delivery.referralId())))
                .contains(delivery);
    }

    @Test
    void lists_onlyOwnReadyAndUnexpired_oldestFirst() {
        StoredDelivery second = ready(CLINIC, NOW.minusSeconds(5), NOW.plusMillis(1));
        StoredDelivery first = ready(CLINIC, NOW.minusSeconds(9), NOW.plusSeconds(60));
        ready(CLINIC, NOW.minusSeconds(7), NOW);
        ready(SCHOOL, NOW.minusSeconds(7), NOW.plusSeconds(60));
        close(ready(CLINIC, NOW.minusSeconds(8), NOW.plusSeconds(60)), State.RECEIPTED);
        close(ready(CLINIC, NOW.minusSeconds(8), NOW.plusSeconds(60)), State.STOPPED);

        assertThat(listed(connection -> deliveries.inbox(connection, CLINIC, NOW, 10)))
                .containsExactly(first, second);
        assertThat(listed(connection -> deliveries.inbox(connection, CLINIC, NOW, 1)))
                .containsExactly(first);
    }

    @Test
    void files_oneDeliveryOfAReferral_whenManyComeAtOnce() throws Exception {
        UUID referral = UUID.randomUUID();
        List<Future<Boolean>> added = together(12, () -> {
            StoredDelivery mine = delivery(referral, CLINIC, NOW, NOW.plusSeconds(60));
            return database.write(connection -> deliveries.add(connection, mine, "jwe"));
        });

        assertThat(added.stream().filter(LedgerContract::answered)).hasSize(1);
        assertThat(rows("select count(*) from delivery")).isOne();
    }

    @Test
    void takes_theSealedBytesAway_whenClosed() {
        for (State end : List.of(State.RECEIPTED, State.STOPPED)) {
            StoredDelivery delivery = ready(CLINIC, NOW, NOW.plusSeconds(60));
            assertThat(maybe(connection -> deliveries.sealed(connection, delivery.id())))
                    .contains("jwe-of-" + delivery.id());

            close(delivery, end);

            assertThat(maybe(connection -> deliveries.sealed(connection, delivery.id())))
                    .isEmpty();
            assertThat(maybe(connection -> deliveries.state(connection, delivery.id())))
                    .contains(end);
        }
        assertThat(rows("select count(*) from delivery_jwe")).isZero();
    }

    @Test
    void holdsBack_whatHasLapsed() {
        StoredDelivery lapsed = ready(CLINIC, NOW.minusSeconds(9), NOW.plusSeconds(60));
        StoredDelivery signed = ready(CLINIC, NOW.minusSeconds(8), NOW.plusSeconds(60));
        StoredDelivery stands = ready(CLINIC, NOW.minusSeconds(7), NOW.plusSeconds(60));
        StoredDelivery untilLater = ready(CLINIC, NOW.minusSeconds(6), NOW.plusSeconds(60));
        database.write(connection -> {
            deliveries.lapsesAt(connection, lapsed.id(), NOW);
            deliveries.lapsesAt(connection, signed.id(), NOW);
            deliveries.lapsesAt(connection, untilLater.id(), NOW.plusMillis(1));
            return 0;
        });
        close(signed, State.RECEIPTED);

        assertThat(listed(connection -> deliveries.inbox(connection, CLINIC, NOW, 10)))
                .containsExactly(stands, untilLater);
        assertThat(listed(connection -> deliveries.lapsed(connection, NOW, 10))).containsExactly(lapsed);
        assertThat(lapsed(lapsed)).isTrue();
        assertThat(lapsed(stands)).isFalse();
        assertThat(lapsed(untilLater)).isFalse();

        database.write(connection -> {
            deliveries.remove(connection, lapsed.id());
            deliveries.remove(connection, signed.id());
            return 0;
        });
        assertThat(rows("select count(*) from delivery"))
                .as("what was signed for stays")
                .isEqualTo(3);
        assertThat(rows("select count(*) from delivery_jwe"))
                .as("what was removed or signed for leaves no letter")
                .isEqualTo(2);
    }

    private boolean lapsed(StoredDelivery delivery) {
        return database.read(connection -> deliveries.hasLapsed(connection, delivery.id(), NOW));
    }

    private StoredDelivery ready(AgencyId recipient, Instant createdAt, Instant expiresAt) {
        StoredDelivery delivery = delivery(UUID.randomUUID(), recipient, createdAt, expiresAt);
        database.write(connection -> deliveries.add(connection, delivery, "jwe-of-" + delivery.id()));
        return delivery;
    }

    private static StoredDelivery delivery(UUID referral, AgencyId recipient, Instant createdAt, Instant expiresAt) {
        return new StoredDelivery(
                UUID.randomUUID(), referral, recipient, State.READY, createdAt, expiresAt, "digest-of-token");
    }

    private void close(StoredDelivery delivery, State end) {
        database.write(connection -> {
            deliveries.close(connection, delivery.id(), end);
            return 0;
        });
    }
}
