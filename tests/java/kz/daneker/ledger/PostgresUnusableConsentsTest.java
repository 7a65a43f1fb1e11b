package kz.daneker.ledger;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresUnusableConsentsTest extends UnusableConsentsContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresUnusableConsentsTest.class);
    }
}
