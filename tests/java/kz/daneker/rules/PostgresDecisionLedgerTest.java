package kz.daneker.rules;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresDecisionLedgerTest extends DecisionLedgerContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresDecisionLedgerTest.class);
    }
}
