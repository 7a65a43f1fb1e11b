package kz.daneker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {
    @TempDir
    Path folder;

    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }

    @Test
    void syncs_everyCommit_andOverwritesWhatIsErased() {
        assertThat(database.<Long>write(c -> number(c, "PRAGMA synchronous"))).isEqualTo(2);
        assertThat(database.<Long>write(c -> number(c, "PRAGMA secure_delete"))).isEqualTo(1);
        assertThat(database.<Long>write(c -> number(c, "PRAGMA foreign_keys"))).isEqualTo(1);
    }

    @Test
    void keeps_itsFolderFromOthers() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("db"))))
                .isEqualTo("rwx------");
    }

    @Test
    void recovers_byItself_afterAFullDisk() {
        assertThatThrownBy(() -> database.write(c -> {
                    execute(c, "PRAGMA max_page_count = 1"); // SQLite clamps it to the present size: full
                    return execute(
                            c,
                            "INSERT INTO word (word, n) WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i"
                                    + " WHERE n < 50000) SELECT 'word-' || n, n FROM i");
                }))
                .isInstanceOf(StoreUnavailable.class);

        database.write(c -> insert(c, "after"));
        assertThat(words()).containsExactly("after");
    }

    @Test
    void refuses_aUnitInsideAUnit() {
        assertThatThrownBy(() -> database.write(c -> database.write(d -> insert(d, "inner"))))
                .isInstanceOf(IllegalStateException.class);
    }
}
