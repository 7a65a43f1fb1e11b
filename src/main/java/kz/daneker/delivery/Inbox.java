package kz.daneker.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    /**
     * The sealed delivery. The leaf of its handing over is committed before the bytes leave. Where something was said
     * about the person since it was sealed, it is not handed over but decided again.
     *
     * @throws Refusal {@code NOT_FOUND} alike for what is not this agency's, was taken, stopped or never was
     */
    String fetch(AgencyId recipient, UUID id) {
        Optional<String> handedOver = database.write(connection -> {
            StoredDelivery delivery =
                    deliveries.find(connection, recipient, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            boolean stands = register.standsSince(connection, delivery, clock.instant());
            StoredReferral referral = referrals
                    .lock(connection, delivery.referralId())
                    .filter(now -> now.state() == ReferralState.SENT
                            && delivery.expiresAt().isAfter(clock.instant()))
                    .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            if (!stands || deliveries.hasLapsed(connection, id, clock.instant())) {
                change.decideAgain(connection, referral.id());
                return Optional.empty();
            }
            String jwe = deliveries.sealed(connection, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            deliveries.handOver(connection, id, clock.instant());
            trail.append(
                    connection,
                    AuditRecord.of(AuditEvent.DELIVERED).by(recipient).about(referral.messageId()));
            return Optional.of(jwe);
        });
        return handedOver.orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
    }
}
