package kz.daneker.alert;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresAlertTest extends AlertContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresAlertTest.class);
    }
}
