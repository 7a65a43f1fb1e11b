package kz.daneker.rules;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresRulesHistoryTest extends RulesHistoryContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresRulesHistoryTest.class);
    }
}
