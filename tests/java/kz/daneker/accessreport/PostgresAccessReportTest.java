package kz.daneker.accessreport;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresAccessReportTest extends AccessReportContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresAccessReportTest.class);
    }
}
