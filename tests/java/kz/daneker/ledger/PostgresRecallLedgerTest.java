package kz.daneker.ledger;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresRecallLedgerTest extends RecallLedgerContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresRecallLedgerTest.class);
    }
}
