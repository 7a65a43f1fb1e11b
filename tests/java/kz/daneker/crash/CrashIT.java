package kz.daneker.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import kz.daneker.Daneker;
import kz.daneker.processes.ChildJvm;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway is killed again and again while agencies work, the first times while it makes its keys. Settings: {@code
 * crash.rounds} kills (default 25), {@code crash.seed} repeats a run's moments.
 */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 25);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    /** Kills while the very first start makes keys, tables and journal. */
    private static final int BEFORE_THE_FIRST_START = 4;

    @TempDir
    private Path data;

    private final Random random = new Random(SEED);
    private final Books books = new Books();
    private ChildJvm gateway;

    @AfterEach
    void endForSure() {
        gateway.endForSure();
    }

    @Test
    void keeps_everyPromiseOnce_howeverOftenTheGatewayIsKilled() throws IOException {
        say("crash.seed=%d crash.rounds=%d", SEED, ROUNDS);
        int port = ChildJvm.freePort();
        gateway = new ChildJvm(
                "gateway",
                data,
                "serving https",
                Daneker.class.getName(),
                List.of(
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--set",
                        "daneker.broker.amqp-port=" + ChildJvm.freePort(),
                        "--set",
                        "management.server.port=0"));
        for (int round = 0; round < Math.min(BEFORE_THE_FIRST_START, ROUNDS); round++) {
            gateway.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(data.resolve(".keys.lock")));
            Moments.pass(Duration.ofMillis(random.nextInt(2_500)));
            gateway.kill();
        }
        long began = System.nanoTime();
        gateway.start();
        gateway.awaitReady();
        long start = System.nanoTime() - began;
        say("start-up takes %d ms", TimeUnit.NANOSECONDS.toMillis(start));

        FinalCheck check = new FinalCheck(data, books);
        try (Agencies agencies = new Agencies(data, books, List.of(URI.create("https://localhost:" + port)))) {
            agencies.work(Duration.ofMillis(20));
            for (int round = BEFORE_THE_FIRST_START; round < ROUNDS; round++) {
                int kept = books.promises().size();
                if (random.nextInt(4) == 0 && round > BEFORE_THE_FIRST_START) {
                    // while it comes up, recovers its journal and finds the agencies waiting
                    Moments.pass(Duration.ofNanos((long) (random.nextDouble() * start)));
                } else {
                    gateway.awaitReady();
                    await("work goes on after a restart")
                            .atMost(Duration.ofMinutes(2))
                            .until(() -> books.promises().size() > kept);
                    Moments.pass(Duration.ofMillis(random.nextInt(1_500)));
                }
                gateway.kill();
                check.keepCheckpoint();
                agencies.requireAlive();
                gateway.start();
            }
            gateway.awaitReady();
            agencies.sendNothingNew();
            await("drained").atMost(Duration.ofMinutes(3)).untilAsserted(agencies::requireDrained);
            books.promises().forEach(agencies::resend);
        }
        gateway.stop();
        say("%d promises, %d checkpoints seen", books.promises().size(), check.checkpointsSeen());
        check.deliveries();
        check.tables(StoreSettings.embedded(data.resolve("db")));
        check.trail();
        assertThat(books.promises()).isNotEmpty();
    }

    private static void say(String words, Object... values) {
        System.out.printf("crash: " + words + "%n", values);
    }
}
