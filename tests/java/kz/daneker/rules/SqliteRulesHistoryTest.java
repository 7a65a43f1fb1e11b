package kz.daneker.rules;

import java.nio.file.Path;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteRulesHistoryTest extends RulesHistoryContract {
    @TempDir
    private Path folder;

    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
