package kz.daneker.officer;

import java.nio.file.Path;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteOfficerTest extends OfficerContract {
    @TempDir
    private Path folder;

    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
