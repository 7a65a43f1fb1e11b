package kz.daneker.audit;

import java.nio.file.Path;
import kz.daneker.store.StoreSettings;

class SqliteAuditTrailTest extends AuditTrailContract {
    @Override
    StoreSettings settings(Path folder) {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
