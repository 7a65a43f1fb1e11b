package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Finds a referral by the name its sender or its recipient knows it under; for anybody else it does not exist. */
final class ReferralFinder {
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;

    ReferralFinder(ReferralLedger referrals, DeliveryLedger deliveries) {
        this.referrals = referrals;
        this.deliveries = deliveries;
    }

    /** @param asRecipient whether the asking agency is the recipient; else it is the sender */
    record Found(StoredReferral referral, boolean asRecipient) {}

    Optional<Found> find(Connection connection, AgencyId asking, UUID id) throws SQLException {
        Optional<StoredReferral> own = referrals.find(connection, asking, new ReferralId(id));
        if (own.isPresent()) {
            return own.map(referral -> new Found(referral, false));
        }
        Optional<StoredDelivery> delivery = deliveries.find(connection, asking, id);
        return delivery.isEmpty()
                ? Optional.empty()
                : referrals.find(connection, delivery.get().referralId()).map(referral -> new Found(referral, true));
    }

    /**
     * The same, kept from changing under the caller until its commit.
     *
     * @throws Refusal {@code NOT_FOUND} for anybody else
     */
    Found lock(Connection connection, AgencyId asking, UUID id) throws SQLException {
        Found found = find(connection, asking, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        StoredReferral locked =
                referrals.lock(connection, found.referral().id()).orElseThrow();
        return new Found(locked, found.asRecipient());
    }
}
