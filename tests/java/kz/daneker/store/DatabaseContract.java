package kz.daneker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of {@link Database} may rely on, whichever engine is behind it. */
abstract class DatabaseContract {
    Database database;

    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        database = Database.open(settings());
        database.write(c -> {
            execute(c, "DROP TABLE IF EXISTS word");
            execute(c, "CREATE TABLE word (word VARCHAR(40) PRIMARY KEY, n BIGINT NOT NULL)");
            return 0;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void reads_whatWasWritten() {
        database.write(c -> insert(c, "дәнекер"));

        assertThat(words()).containsExactly("дәнекер");
    }

    @Test
    void keeps_whatWasAcknowledged_afterReopening() {
        database.write(c -> insert(c, "kept"));
        database.close();
        database = Database.open(settings());

        assertThat(words()).containsExactly("kept");
    }

    @Test
    void undoes_theWholeUnit_whenItThrows() {
        assertThatThrownBy(() -> database.write(c -> {
                    insert(c, "first");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(words()).isEmpty();
    }

    @Test
    void undoes_onlyTheUnitThatFails_amongConcurrentOnes() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 400; i++) {
            int n = i;
            answers.add(callers.submit(() -> database.write(c -> {
                insert(c, "word-" + n);
                if (n % 5 == 0) {
                    insert(c, "word-" + n); // its own duplicate
                }
                return n;
            })));
        }
        int failed = 0;
        for (Future<Integer> answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
                failed++;
            }
        }
        callers.shutdown();

        assertThat(failed).isEqualTo(80);
        assertThat(words()).hasSize(320).noneMatch(word -> Integer.parseInt(word.substring(5)) % 5 == 0);
    }

    @Test
    void loses_noUpdate_ofConcurrentUnitsOnOneRow() throws Exception {
        database.write(c -> insert(c, "counter"));
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(callers.submit(
                    () -> database.write(c -> execute(c, "UPDATE word SET n = n + 1 WHERE word = 'counter'"))));
        }
        for (Future<Integer> answer : answers) {
            answer.get();
        }
        callers.shutdown();

        assertThat(database.<Long>read(c -> number(c, "SELECT n FROM word"))).isEqualTo(200);
    }

    @Test
    void hides_fromAReader_whatIsNotCommitted() {
        database.write(c -> {
            insert(c, "unseen");
            assertThat(words()).isEmpty();
            return 0;
        });

        assertThat(words()).containsExactly("unseen");
    }

    @Test
    void refuses_toWriteInARead() {
        assertThatThrownBy(() -> database.read(c -> insert(c, "smuggled"))).isInstanceOf(IllegalStateException.class);

        assertThat(words()).isEmpty();
    }

    @Test
    void says_whatIsWrong_withoutTheValue() {
        database.write(c -> insert(c, "secret-word"));

        assertThatThrownBy(() -> database.write(c -> insert(c, "secret-word")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void understands_upsertReturningAndSkipLocked() {
        String upsert = "INSERT INTO word (word, n) VALUES ('w', 7)"
                + " ON CONFLICT (word) DO UPDATE SET n = excluded.n + word.n RETURNING n";
        database.write(c -> number(c, upsert));

        assertThat(database.<Long>write(c -> number(c, upsert))).isEqualTo(14);
        assertThat(database.<Long>write(c -> number(
                        c,
                        "SELECT n FROM word ORDER BY n LIMIT 1"
                                + database.dialect().skipLocked())))
                .isEqualTo(14);
    }

    List<String> words() {
        return database.read(c -> {
            List<String> words = new ArrayList<>();
            try (PreparedStatement select = c.prepareStatement("SELECT word FROM word ORDER BY word");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    words.add(rows.getString(1));
                }
            }
            return words;
        });
    }

    static int insert(Connection c, String word) throws SQLException {
        try (PreparedStatement insert = c.prepareStatement("INSERT INTO word (word, n) VALUES (?, 0)")) {
            insert.setString(1, word);
            return insert.executeUpdate();
        }
    }

    static int execute(Connection c, String sql) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    static long number(Connection c, String sql) throws SQLException {
        try (PreparedStatement select = c.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
