package kz.daneker.alert;

import kz.daneker.store.StoreSettings;

class SqliteAlertTest extends AlertContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
