package kz.daneker.audit;

import java.nio.file.Path;
import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresAuditTrailTest extends AuditTrailContract {
    @Override
    StoreSettings settings(Path folder) {
        return RealPostgres.freshFor(PostgresAuditTrailTest.class);
    }
}
