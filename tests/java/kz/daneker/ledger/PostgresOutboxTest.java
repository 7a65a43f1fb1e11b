package kz.daneker.ledger;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresOutboxTest extends OutboxContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresOutboxTest.class);
    }
}
