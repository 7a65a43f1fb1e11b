package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.fhir.BundleWriter;
import kz.daneker.fhir.Parties;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.register.ConsentRegister;
import kz.daneker.store.Database;

/**
 * A delivery read as FHIR by its recipient, instead of fetched sealed: decided anew at every reading, built from the
 * original as long as that may be read, and on the trail before it leaves.
 */
public final class Rereading {
    private final Database database;
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final Releasing releasing;
    private final ConsentRegister register;
    private final RegisterChange change;
    private final AuditTrail trail;
    private final Clock clock;

    Rereading(
            Database database,
            ReferralLedger referrals,
            DeliveryLedger deliveries,
            Releasing releasing,
            ConsentRegister register,
            RegisterChange change,
            AuditTrail trail,
            Clock clock) {
        this.database = database;
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.releasing = releasing;
        this.register = register;
        this.change = change;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What the recipient may read at this moment.
     *
     * @param message the FHIR message Bundle, JSON
     * @param token the SD-JWT of this release, compact, with the gateway's countersignature
     * @param since when it was filed for the recipient
     */
    public record Shown(String message, String token, Instant since) {}

    /**
     * Reads one delivery.
     *
     * @throws Refusal {@code NOT_FOUND} alike for what is not this agency's, was signed for, stopped, may not leave any
     *     longer or never was
     */
    public Shown read(AgencyId recipient, UUID id) {
        try {
            return decide(recipient, id);
        } catch (NoLongerAllowed stopped) {
            throw nothing();
        }
    }

    /**
     * The same, for what the gateway brings there itself.
     *
     * @throws NoLongerAllowed if matrix or consent let nothing leave any longer
     * @throws Refusal {@code NOT_FOUND} if it was signed for or stopped, or is decided again
     */
    Shown decide(AgencyId recipient, UUID id) {
        Releasing.Original original =
                database.read(connection -> original(connection, recipient, id)).orElseThrow(Rereading::nothing);
        ReleasedReferral released = release(releasing.verified(original), id);
        String message = message(released);
        String token = released.token().serialize();
        return database.write(connection -> handOver(connection, recipient, id))
                .map(delivery -> new Shown(message, token, delivery.createdAt()))
                .orElseThrow(Rereading::nothing);
    }

    private Optional<Releasing.Original> original(Connection connection, AgencyId recipient, UUID id)
            throws SQLException {
        Optional<StoredDelivery> delivery = deliveries.find(connection, recipient, id);
        Optional<StoredReferral> referral = delivery.isEmpty()
                ? Optional.empty()
                : referrals.find(connection, delivery.get().referralId());
        return referral.isEmpty() || !waits(delivery.get(), referral.get())
                ? Optional.empty()
                : releasing.original(connection, referral.get());
    }

    private static String message(ReleasedReferral released) {
        Parties parties =
                new Parties(released.recipient().type(), released.recipient().name());
        return new BundleWriter(released.matrix()).write(released.release(), parties);
    }

    private ReleasedReferral release(OpenReferral open, UUID id) {
        try {
            return releasing.release(open, id);
        } catch (Refusal refusal) {
            throw NoLongerAllowed.unlessForNow(refusal);
        }
    }

    /** The last look, as for the sealed bytes: what was said about the person since is decided by the next delivery. */
    private Optional<StoredDelivery> handOver(Connection connection, AgencyId recipient, UUID id) throws SQLException {
        Instant now = clock.instant();
        StoredDelivery delivery = deliveries.find(connection, recipient, id).orElseThrow(Rereading::nothing);
        boolean stands = register.standsSince(connection, delivery, now);
        StoredReferral referral = referrals
                .lock(connection, delivery.referralId())
                .filter(locked -> waits(delivery, locked))
                .orElseThrow(Rereading::nothing);
        if (!stands || deliveries.hasLapsed(connection, id, now)) {
            change.decideAgain(connection, referral.id());
            return Optional.empty();
        }
        deliveries.handOver(connection, id, now);
        trail.append(
                connection, AuditRecord.of(AuditEvent.DELIVERED).by(recipient).about(referral.messageId()));
        return Optional.of(delivery);
    }

    private boolean waits(StoredDelivery delivery, StoredReferral referral) {
        return delivery.state() == StoredDelivery.State.READY
                && referral.state() == ReferralState.SENT
                && delivery.expiresAt().isAfter(clock.instant());
    }

    private static Refusal nothing() {
        return new Refusal(RefusalCode.NOT_FOUND);
    }
}
