package kz.daneker.ledger;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresConsentLedgerTest extends ConsentLedgerContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresConsentLedgerTest.class);
    }
}
