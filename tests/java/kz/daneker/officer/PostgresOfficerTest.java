package kz.daneker.officer;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresOfficerTest extends OfficerContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresOfficerTest.class);
    }
}
