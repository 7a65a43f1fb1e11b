package kz.daneker.delivery;

import java.util.Optional;
import java.util.UUID;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import org.apache.camel.Exchange;

/** Takes an accepted referral up, decides again as of now, and cuts it down to what may leave. */
final class ReleaseDesk {
    private final Database database;
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final Releasing releasing;

    ReleaseDesk(Database database, ReferralLedger referrals, DeliveryLedger deliveries, Releasing releasing) {
        this.database = database;
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.releasing = releasing;
    }

    /**
     * Opens the referral a message names. One that was released, withdrawn or closed meanwhile ends the route: a second
     * message about the same referral has no second effect.
     */
    public void take(String referralId, Exchange exchange) {
        Optional<Releasing.Original> original = database.read(connection -> {
            UUID id = UUID.fromString(referralId);
            Optional<StoredReferral> stored = referrals.find(connection, id);
            if (stored.isEmpty()
                    || stored.get().state() != ReferralState.SENT
                    || deliveries.ofReferral(connection, id).isPresent()) {
                return Optional.empty();
            }
            return releasing.original(connection, stored.get());
        });
        Optional<OpenReferral> open = original.map(releasing::verified);
        open.ifPresentOrElse(exchange.getMessage()::setBody, () -> exchange.setRouteStop(true));
    }

    /**
     * Only what may leave at this moment.
     *
     * @throws NoLongerAllowed if {@link Releasing#release} refuses by now
     */
    public ReleasedReferral release(CheckedReferral checked) {
        try {
            return releasing.release(checked.open(), UUID.randomUUID());
        } catch (Refusal refusal) {
            throw NoLongerAllowed.unlessForNow(refusal);
        }
    }
}
