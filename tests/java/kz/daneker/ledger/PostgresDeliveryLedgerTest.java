package kz.daneker.ledger;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresDeliveryLedgerTest extends DeliveryLedgerContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresDeliveryLedgerTest.class);
    }
}
