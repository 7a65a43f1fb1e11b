package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Future;
import kz.daneker.agency.AgencyId;
import kz.daneker.ledger.StoredRecall.Cause;
import kz.daneker.referral.DataCategory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of {@link RecallLedger} may rely on, whichever engine is behind it. */
abstract class RecallLedgerContract extends LedgerContract {
    private static final RecallAnswer DELETED = new RecallAnswer(RecallAnswer.Kind.DELETED, null, NOW, "jws");

    private final RecallLedger recalls = new RecallLedger();

    @BeforeEach
    void empty() {
        database.write(connection -> {
            try (var delete = connection.prepareStatement("delete from recall")) {
                return delete.executeUpdate();
            }
        });
    }

    @Test
    void shows_aRecall_toItsRecipientAlone() {
        StoredRecall recall = filed(CLINIC, NOW);

        assertThat(maybe(connection -> recalls.find(connection, recall.id()))).contains(recall);
        assertThat(maybe(connection -> recalls.find(connection, CLINIC, recall.id())))
                .contains(recall);
        assertThat(maybe(connection -> recalls.find(connection, SCHOOL, recall.id())))
                .isEmpty();
        assertThat(listed(connection -> recalls.openOf(connection, SCHOOL, 10))).isEmpty();
        assertThat(listed(connection -> recalls.ofReferral(connection, recall.referralId())))
                .containsExactly(recall);
        assertThat(listed(connection -> recalls.ofDelivery(connection, recall.delivery())))
                .containsExactly(recall);
    }

    @Test
    void keeps_whatIsToBeDeleted() {
        StoredRecall some = recall(UUID.randomUUID(), CLINIC, NOW, DataCategory.HEALTH_SUMMARY, DataCategory.ID_NAME);
        add(some);

        assertThat(reread(some)).isEqualTo(some);
        assertThat(reread(some).scope()).containsExactlyInAnyOrder(DataCategory.ID_NAME, DataCategory.HEALTH_SUMMARY);
    }

    @Test
    void asks_onceForTheSame_whenManyComeAtOnce() throws Exception {
        UUID delivery = UUID.randomUUID();
        List<Future<Boolean>> added = together(8, () -> add(recall(delivery, CLINIC, NOW)));

        assertThat(added.stream().filter(LedgerContract::answered)).hasSize(1);
        assertThat(add(recall(delivery, CLINIC, NOW, DataCategory.ID_NAME)))
                .as("another scope")
                .isTrue();
        assertThat(rows("select count(*) from recall")).isEqualTo(2);
    }

    @Test
    void takes_oneAnswer_andNoOther() throws Exception {
        StoredRecall recall = filed(CLINIC, NOW);
        RecallAnswer kept = new RecallAnswer(RecallAnswer.Kind.KEPT, "Law 1, art. 2", NOW.plusSeconds(1), "other");

        List<Future<Boolean>> taken = together(8, () -> answer(recall, DELETED));

        assertThat(taken.stream().filter(LedgerContract::answered)).hasSize(1);
        assertThat(answer(recall, kept)).isFalse();
        assertThat(reread(recall).answer()).contains(DELETED);
        assertThat(listed(connection -> recalls.openOf(connection, CLINIC, 10))).isEmpty();
        assertThat(listed(connection -> recalls.open(connection, 10))).isEmpty();
        StoredRecall second = filed(CLINIC, NOW);
        assertThat(answer(second, kept)).isTrue();
        assertThat(reread(second).answer()).contains(kept);
    }

    @Test
    void tells_untilToldOrAnswered_eachNodeInTurn() {
        StoredRecall recall = filed(CLINIC, NOW);
        StoredRecall answered = filed(CLINIC, NOW);
        answer(answered, DELETED);
        Instant later = NOW.plusSeconds(60);

        assertThat(listed(connection -> recalls.untold(connection, NOW.minusMillis(1), 10)))
                .isEmpty();
        assertThat(listed(connection -> recalls.untold(connection, NOW, 10))).containsExactly(recall);
        assertThat(again(recall, NOW, later)).isTrue();
        assertThat(again(recall, NOW, later)).as("the other node was first").isFalse();
        assertThat(listed(connection -> recalls.untold(connection, later, 10))).containsExactly(recall);

        database.write(connection -> {
            recalls.told(connection, recall.id());
            return 0;
        });
        assertThat(listed(connection -> recalls.untold(connection, later, 10))).isEmpty();
        assertThat(listed(connection -> recalls.openOf(connection, CLINIC, 10))).containsExactly(recall);
    }

    @Test
    void names_whatIsOverdue_once() {
        StoredRecall recall = filed(CLINIC, NOW);
        Instant due = recall.dueAt();

        assertThat(listed(connection -> recalls.newlyOverdue(connection, due.minusMillis(1), 10)))
                .isEmpty();
        assertThat(count(due.minusMillis(1))).isEqualTo(new RecallLedger.Count(1, 0));
        assertThat(listed(connection -> recalls.newlyOverdue(connection, due, 10)))
                .containsExactly(recall);
        assertThat(note(recall, due)).isTrue();
        assertThat(note(recall, due)).isFalse();
        assertThat(listed(connection -> recalls.newlyOverdue(connection, due, 10)))
                .isEmpty();
        assertThat(count(due)).isEqualTo(new RecallLedger.Count(1, 1));
        answer(recall, DELETED);
        assertThat(count(due)).isEqualTo(new RecallLedger.Count(0, 0));
    }

    @Test
    void knows_whichDeliveriesMayHaveBeenRead() {
        StoredDelivery unread = delivery();
        StoredDelivery fetched = delivery();
        StoredDelivery signed = delivery();
        database.write(connection -> {
            deliveries.handOver(connection, fetched.id(), NOW);
            deliveries.handOver(connection, fetched.id(), NOW.plusSeconds(9));
            deliveries.close(connection, unread.id(), StoredDelivery.State.STOPPED);
            deliveries.close(connection, fetched.id(), StoredDelivery.State.STOPPED);
            deliveries.close(connection, signed.id(), StoredDelivery.State.RECEIPTED);
            return 0;
        });

        assertThat(mayHaveBeenRead(unread)).isFalse();
        assertThat(mayHaveBeenRead(fetched)).isTrue();
        assertThat(mayHaveBeenRead(signed)).isTrue();
        assertThat(rows("select handed_at from delivery where id = '" + fetched.id() + "'"))
                .isEqualTo(NOW.toEpochMilli());
    }

    private boolean mayHaveBeenRead(StoredDelivery delivery) {
        return database.read(connection -> deliveries.mayHaveBeenRead(connection, delivery.id()));
    }

    private StoredDelivery delivery() {
        StoredDelivery delivery = new StoredDelivery(
                UUID.randomUUID(),
                UUID.randomUUID(),
                CLINIC,
                StoredDelivery.State.READY,
                NOW,
                NOW.plusSeconds(60),
                "digest");
        database.write(connection -> deliveries.add(connection, delivery, "jwe"));
        return delivery;
    }

    private StoredRecall filed(AgencyId recipient, Instant raisedAt) {
        StoredRecall recall = recall(UUID.randomUUID(), recipient, raisedAt);
        assertThat(add(recall)).isTrue();
        return recall;
    }

    private static StoredRecall recall(UUID delivery, AgencyId recipient, Instant at, DataCategory... scope) {
        return new StoredRecall(
                UUID.randomUUID(),
                UUID.randomUUID(),
                delivery,
                recipient,
                Cause.WITHDRAWN,
                new TreeSet<>(List.of(scope)),
                at,
                at.plusSeconds(3600),
                "notice-of-" + delivery,
                null);
    }

    private boolean add(StoredRecall recall) {
        return database.write(connection -> recalls.add(connection, recall, recall.raisedAt()));
    }

    private boolean answer(StoredRecall recall, RecallAnswer answer) {
        return database.write(connection -> recalls.answer(connection, recall.id(), answer));
    }

    private boolean again(StoredRecall recall, Instant now, Instant next) {
        return database.write(connection -> recalls.tellAgain(connection, recall.id(), now, next));
    }

    private boolean note(StoredRecall recall, Instant now) {
        return database.write(connection -> recalls.noteOverdue(connection, recall.id(), now));
    }

    private RecallLedger.Count count(Instant now) {
        return database.read(connection -> recalls.count(connection, now));
    }

    private StoredRecall reread(StoredRecall recall) {
        Optional<StoredRecall> found = maybe(connection -> recalls.find(connection, recall.id()));
        return found.orElseThrow();
    }
}
