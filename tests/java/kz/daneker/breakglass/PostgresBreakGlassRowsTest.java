package kz.daneker.breakglass;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresBreakGlassRowsTest extends BreakGlassRowsContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresBreakGlassRowsTest.class);
    }
}
