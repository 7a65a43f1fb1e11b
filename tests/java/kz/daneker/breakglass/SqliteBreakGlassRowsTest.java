package kz.daneker.breakglass;

import java.nio.file.Path;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteBreakGlassRowsTest extends BreakGlassRowsContract {
    @TempDir
    private Path folder;

    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
