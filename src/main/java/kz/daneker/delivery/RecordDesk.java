package kz.daneker.delivery;

import kz.daneker.broker.BrokerAddress;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import kz.daneker.validation.FhirValidation;
import org.apache.camel.Exchange;

/**
 * Keeps the official validator off everybody else's way: referrals that carry FHIR wait for it in a queue of their own,
 * whose few consumers bound what it takes of the machine.
 */
final class RecordDesk {
    private static final int USUAL_PRIORITY = 4;

    private final Database database;
    private final Outbox outbox;

    RecordDesk(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Lets pass what carries no FHIR; the rest ends this route and begins the other. */
    public void divert(OpenReferral open, Exchange exchange) {
        if (!CheckedReferral.carriesFhir(open)) {
            exchange.getMessage().setBody(check(open));
            return;
        }
        StoredReferral stored = open.stored();
        database.write(connection -> {
            outbox.owe(connection, BrokerAddress.ACCEPTED_RECORDS, stored.id(), stored.expiresAt(), USUAL_PRIORITY);
            return Boolean.TRUE;
        });
        exchange.setRouteStop(true);
    }

    /**
     * Lets pass what the official validator has nothing against.
     *
     * @throws NoLongerAllowed {@code RESOURCE_INVALID}
     */
    public CheckedReferral check(OpenReferral open) {
        try {
            return CheckedReferral.of(open, json -> FhirValidation.official().check(json));
        } catch (Refusal refusal) {
            throw NoLongerAllowed.unlessForNow(refusal);
        }
    }
}
