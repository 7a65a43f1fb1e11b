package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.register.ConsentRegister;
import kz.daneker.store.Database;

/** The pull channel: an agency sees and fetches its own deliveries, as often as it needs until it signs for them. */
final class Inbox {
    private static final int AT_ONCE = 200;
    /** Characters of an answer after which no further delivery is put into it: several usual ones, or one large. */
    private static final int FULL = 1024 * 1024;

    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private final Database database;
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final ConsentRegister register;
    private final RegisterChange change;
    private final AuditTrail trail;
    private final Clock clock;

    Inbox(
            Database database,
            ReferralLedger referrals,
            DeliveryLedger deliveries,
            ConsentRegister register,
            RegisterChange change,
            AuditTrail trail,
            Clock clock) {
        this.database = database;
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.register = register;
        this.change = change;
        this.trail = trail;
        this.clock = clock;
    }

    /** What waits, oldest first, at most 200; signing for some lets the rest move up. */
    record Listing(List<Entry> deliveries) {}

    /**
     * One delivery, told apart by its id alone: no sender, no service, days instead of times.
     *
     * @param receivedOn day in Kazakhstan
     */
    record Entry(UUID id, LocalDate receivedOn, LocalDate expiresOn) {}

    Listing list(AgencyId recipient) {
        return new Listing(
                database.read(connection -> deliveries.inbox(connection, recipient, clock.instant(), AT_ONCE)).stream()
                        .map(delivery -> new Entry(
                                delivery.id(),
                                LocalDate.ofInstant(delivery.createdAt(), KAZAKHSTAN),
                                LocalDate.ofInstant(delivery.expiresAt(), KAZAKHSTAN)))
                        .toList());
    }

    /** A delivery and its JWE, compact. */
    record Handed(UUID id, String jwe) {}

    /**
     * Several deliveries at once.
     *
     * @param askAgain named too, but the answer was full
     */
    record Batch(List<Handed> deliveries, List<UUID> askAgain) {}

    /**
     * The sealed delivery. The leaf of its handing over is committed before the bytes leave. Where something was said
     * about the person since it was sealed, it is not handed over but decided again.
     *
     * @throws Refusal {@code NOT_FOUND} alike for what is not this agency's, was taken, stopped or never was
     */
    String fetch(AgencyId recipient, UUID id) {
        return database.write(connection -> handOver(connection, recipient, id))
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
    }

    /**
     * Those of the named deliveries that {@link #fetch(AgencyId, UUID)} would hand over, in one transaction; the others
     * are missing, whyever. Locked in the order of their ids, so that no two batches wait for each other.
     */
    Batch fetch(AgencyId recipient, SortedSet<UUID> ids) {
        return database.write(connection -> {
            List<Handed> handed = new ArrayList<>();
            List<UUID> askAgain = new ArrayList<>();
            int characters = 0;
            for (UUID id : ids) {
                if (characters >= FULL) {
                    askAgain.add(id);
                    continue;
                }
                Optional<String> jwe = handOver(connection, recipient, id);
                jwe.ifPresent(compact -> handed.add(new Handed(id, compact)));
                characters += jwe.map(String::length).orElse(0);
            }
            return new Batch(handed, askAgain);
        });
    }

    private Optional<String> handOver(Connection connection, AgencyId recipient, UUID id) throws SQLException {
        StoredDelivery delivery = deliveries.find(connection, recipient, id).orElse(null);
        if (delivery == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        boolean stands = register.standsSince(connection, delivery, now);
        StoredReferral referral = referrals
                .lock(connection, delivery.referralId())
                .filter(locked -> locked.state() == ReferralState.SENT)
                .orElse(null);
        if (referral == null || !delivery.expiresAt().isAfter(now)) {
            return Optional.empty();
        }
        if (!stands || deliveries.hasLapsed(connection, id, now)) {
            change.decideAgain(connection, referral.id());
            return Optional.empty();
        }
        Optional<String> jwe = deliveries.sealed(connection, id);
        if (jwe.isPresent()) {
            deliveries.handOver(connection, id, now);
            trail.append(
                    connection,
                    AuditRecord.of(AuditEvent.DELIVERED).by(recipient).about(referral.messageId()));
        }
        return jwe;
    }
}
