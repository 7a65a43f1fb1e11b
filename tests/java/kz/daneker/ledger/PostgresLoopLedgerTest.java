package kz.daneker.ledger;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresLoopLedgerTest extends LoopLedgerContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresLoopLedgerTest.class);
    }
}
