package kz.daneker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies right after its writes were acknowledged has lost none of them. */
class HaltTest {
    private static final int CALLERS = 16;
    private static final int WRITES = 50;

    @TempDir
    Path folder;

    @Test
    void keeps_everyAcknowledgedWrite_whenTheProcessHalts() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();

        assertThat(child.waitFor())
                .as("child says %s", Files.readString(folder.resolve("child.log")))
                .isEqualTo(42);
        try (Database database = Database.open(StoreSettings.embedded(folder))) {
            assertThat(database.<Long>read(c -> DatabaseContract.number(c, "SELECT COUNT(*) FROM word")))
                    .isEqualTo((long) CALLERS * WRITES);
        }
    }

    /** Writes from many threads and halts, without closing anything, once all were acknowledged. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            Database database = Database.open(StoreSettings.embedded(Path.of(args[0])));
            database.write(
                    c -> DatabaseContract.execute(c, "CREATE TABLE word (word VARCHAR(40) PRIMARY KEY, n BIGINT)"));
            AtomicInteger next = new AtomicInteger();
            CountDownLatch acknowledged = new CountDownLatch(CALLERS * WRITES);
            List<Thread> callers = java.util.stream.IntStream.range(0, CALLERS)
                    .mapToObj(i -> new Thread(() -> {
                        for (int n = 0; n < WRITES; n++) {
                            database.write(c -> DatabaseContract.insert(c, "word-" + next.incrementAndGet()));
                            acknowledged.countDown();
                        }
                    }))
                    .toList();
            callers.forEach(Thread::start);
            acknowledged.await();
            Runtime.getRuntime().halt(42);
        }
    }
}
