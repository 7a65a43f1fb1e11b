package kz.daneker.recall;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.DeliveryChannel;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.RecallAnswer;
import kz.daneker.ledger.RecallLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.DataCategory;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.RecallNotice;
import kz.daneker.signing.SigningKey;
import kz.daneker.store.Database;

/**
 * Raises recalls: whoever takes back what a referral rested on calls {@link #raise} in the transaction in which it does,
 * so that the recall is owed if and only if the word counts.
 */
public final class Recalls {
    /** What lies in a queue is first taken back; only what was read needs a recall. */
    private static final Duration TIME_TO_TAKE_BACK = Duration.ofSeconds(5);

    private static final int PRIORITY = 5;

    private final RecallLedger recalls;
    private final DeliveryLedger deliveries;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final AgencyRegister agencies;
    private final SigningKey seal;
    private final RecallSettings settings;
    private final WorkingDays calendar;
    private final Clock clock;

    Recalls(
            RecallLedger recalls,
            DeliveryLedger deliveries,
            Outbox outbox,
            AuditTrail trail,
            AgencyRegister agencies,
            SigningKey seal,
            RecallSettings settings,
            WorkingDays calendar,
            Clock clock) {
        this.recalls = recalls;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.trail = trail;
        this.agencies = agencies;
        this.seal = seal;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Asks back everything a referral gave its recipient, as {@link #raise(Connection, StoredReferral, StoredRecall.Cause, SortedSet)}. */
    public boolean raise(Connection connection, StoredReferral referral, StoredRecall.Cause cause) throws SQLException {
        return raise(connection, referral, cause, new TreeSet<>());
    }

    /**
     * Asks back what a referral gave its recipient: row, signed word, audit leaf and what the channel owes, in the caller's
     * transaction. Where the recipient cannot have read anything, or was asked the same before, nothing happens.
     *
     * @param scope the categories to be deleted; empty for everything. MUST hold none the recipient was not given: the
     *     recall would tell it what was withheld
     * @return whether a recall was raised
     */
    public boolean raise(
            Connection connection, StoredReferral referral, StoredRecall.Cause cause, SortedSet<DataCategory> scope)
            throws SQLException {
        Optional<StoredDelivery> delivery = deliveries.ofReferral(connection, referral.id());
        if (delivery.isEmpty()
                || !deliveries.mayHaveBeenRead(connection, delivery.get().id())) {
            return false;
        }
        boolean mayStillLieInAQueue = delivery.get().state() != StoredDelivery.State.RECEIPTED
                && channel(delivery.get()) == DeliveryChannel.Kind.AMQP;
        Instant now = clock.instant();
        Duration until = mayStillLieInAQueue ? TIME_TO_TAKE_BACK : settings.tellAgain();
        StoredRecall recall = recall(delivery.get(), cause, scope, now);
        if (!recalls.add(connection, recall, now.plus(until))) {
            return false;
        }
        trail.append(
                connection,
                AuditRecord.of(AuditEvent.RECALLED).about(referral.messageId()).saying(recall.notice()));
        if (!mayStillLieInAQueue) {
            owe(connection, recall);
        }
        return true;
    }

    /** To be called once an unread delivery was taken back out of its recipient's queue: nobody has to answer for it. */
    public void takenBack(Database database, UUID delivery) {
        database.write(connection -> {
            RecallAnswer answer = new RecallAnswer(RecallAnswer.Kind.TAKEN_BACK, null, clock.instant(), null);
            for (StoredRecall recall : recalls.ofDelivery(connection, delivery)) {
                recalls.answer(connection, recall.id(), answer);
            }
            return Boolean.TRUE;
        });
    }

    /** Owes the telling to the recipient's channel; one that fetches finds the recall by itself. */
    void owe(Connection connection, StoredRecall recall) throws SQLException {
        if (agencies.find(recall.recipient())
                .filter(agency -> agency.channel().isListening())
                .isPresent()) {
            outbox.owe(
                    connection,
                    BrokerAddress.DELIVER_RECALL,
                    recall.id(),
                    clock.instant().plus(settings.tellAgain()),
                    PRIORITY);
        }
    }

    private DeliveryChannel.Kind channel(StoredDelivery delivery) {
        return agencies.find(delivery.recipient())
                .map(agency -> agency.channel().kind())
                .orElse(DeliveryChannel.Kind.PULL);
    }

    private StoredRecall recall(
            StoredDelivery delivery, StoredRecall.Cause cause, SortedSet<DataCategory> scope, Instant now) {
        UUID id = UUID.randomUUID();
        LocalDate today = RecallDays.of(now);
        LocalDate due = calendar.due(today, settings.answerWithin());
        String notice = new RecallNotice(
                        PartyUrn.of(delivery.recipient()),
                        id.toString(),
                        delivery.id().toString(),
                        RecallDays.midnightOf(today),
                        due,
                        scope.stream().map(Enum::name).sorted().toList())
                .sign(seal);
        return new StoredRecall(
                id,
                delivery.referralId(),
                delivery.id(),
                delivery.recipient(),
                cause,
                scope,
                now,
                RecallDays.midnightOf(due.plusDays(1)),
                notice,
                null);
    }
}
