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
    void keeps_whatAUnitCanBeUndoneWith_outOfTemporaryFiles() {
        assertThat(database.<Long>write(c -> number(c, "PRAGMA temp_store"))).isEqualTo(2);
    }

    /** Filed before sealed content had tables of its own. */
    @Test
    void brings_sealedContentOfAnOlderGatewayAlong() {
        StoreSettings older = StoreSettings.embedded(folder.resolve("older"));
        try (Database before = Opening.sqlite(older, "17")) {
            before.write(c -> execute(
                    c,
                    "insert into referral (id, sender, message_id, digest, recipient, state, state_at, received_at,"
                            + " expires_at, receipt, sealed) values ('r1','a','m1','d','b','SENT',0,0,0,'j',x'0102'),"
                            + " ('r2','a','m2','d','b','DELIVERED',0,0,0,'j',null)"));
            before.write(
                    c -> execute(
                            c,
                            "insert into delivery (id, referral_id, recipient, state, created_at, expires_at, digest, sealed)"
                                    + " values ('d1','r1','b','READY',0,0,'d','jwe'), ('d2','r2','b','RECEIPTED',0,0,'d',null)"));
        }

        try (Database now = Database.open(older)) {
            assertThat(now.<Long>read(c -> number(c, "select count(*) from referral_original")))
                    .isEqualTo(1);
            assertThat(now.<Long>read(c -> number(
                            c, "select count(*) from referral_original where referral_id = 'r1' and sealed = x'0102'")))
                    .isEqualTo(1);
            assertThat(now.<Long>read(c ->
                            number(c, "select count(*) from delivery_jwe where delivery_id = 'd1' and jwe = 'jwe'")))
                    .isEqualTo(1);
            assertThat(now.<Long>read(c -> number(c, "select count(*) from delivery_jwe")))
                    .isEqualTo(1);
        }
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
