package kz.daneker.anchor;

import kz.daneker.store.StoreSettings;

class SqliteAnchorTest extends AnchorContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
