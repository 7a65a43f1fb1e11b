package kz.daneker.accessreport;

import kz.daneker.store.StoreSettings;

class SqliteAccessReportTest extends AccessReportContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
