package kz.daneker.anchor;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresAnchorTest extends AnchorContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresAnchorTest.class);
    }
}
