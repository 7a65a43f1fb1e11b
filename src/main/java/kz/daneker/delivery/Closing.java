package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Moves a referral on; where the move ends its stay at the gateway, the sealed bytes go and the key with them, in the
 * same transaction as the move and its leaves.
 */
final class Closing {
    private final ReferralVault vault;
    private final DeliveryLedger deliveries;
    private final AuditTrail trail;

    Closing(ReferralVault vault, DeliveryLedger deliveries, AuditTrail trail) {
        this.vault = vault;
        this.deliveries = deliveries;
        this.trail = trail;
    }

    /**
     * One legal move.
     *
     * @param event what the trail calls it
     * @param by who said so; empty for the gateway's own clock
     * @throws Refusal {@code STATUS_NOT_ALLOWED} if the lifecycle has no such move
     */
    void move(
            Connection connection, StoredReferral referral, ReferralState next, AuditEvent event, Optional<AgencyId> by)
            throws SQLException {
        AuditRecord said = AuditRecord.of(event).about(referral.messageId());
        move(connection, referral, next, by.map(said::by).orElse(said));
    }

    /**
     * One legal move that an agency signed.
     *
     * @param jws its word, compact
     * @throws Refusal as the other
     */
    void said(
            Connection connection,
            StoredReferral referral,
            ReferralState next,
            AuditEvent event,
            AgencyId author,
            String jws)
            throws SQLException {
        move(
                connection,
                referral,
                next,
                AuditRecord.of(event).by(author).about(referral.messageId()).saying(jws));
    }

    /**
     * Delivered without a signed receipt: the recipient's own server said that it stored it.
     *
     * @param answer digest of what the server said
     */
    void stored(Connection connection, StoredReferral referral, AgencyId recipient, Evidence answer)
            throws SQLException {
        move(
                connection,
                referral,
                ReferralState.DELIVERED,
                AuditRecord.of(AuditEvent.STORED)
                        .by(recipient)
                        .about(referral.messageId())
                        .with(answer));
    }

    /** The end of a referral that may no longer leave; the trail keeps why. */
    void stop(Connection connection, StoredReferral referral, RefusalCode code) throws SQLException {
        move(
                connection,
                referral,
                ReferralState.UNDELIVERABLE,
                AuditRecord.of(AuditEvent.UNDELIVERABLE)
                        .about(referral.messageId())
                        .refused(code));
    }

    private void move(Connection connection, StoredReferral referral, ReferralState next, AuditRecord recorded)
            throws SQLException {
        vault.referrals().move(connection, referral, next);
        if (!referral.state().awaitsDelivery()) {
            trail.append(connection, recorded);
            return;
        }
        StoredDelivery.State end =
                next == ReferralState.DELIVERED ? StoredDelivery.State.RECEIPTED : StoredDelivery.State.STOPPED;
        Optional<StoredDelivery> delivery = deliveries.ofReferral(connection, referral.id());
        if (delivery.isPresent()) {
            deliveries.close(connection, delivery.get().id(), end);
        }
        vault.erase(connection, referral.id());
        trail.append(
                connection, List.of(recorded, AuditRecord.of(AuditEvent.ERASED).about(referral.messageId())));
    }
}
