package kz.daneker.ledger;

import java.nio.file.Path;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteLoopLedgerTest extends LoopLedgerContract {
    @TempDir
    private Path folder;

    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
