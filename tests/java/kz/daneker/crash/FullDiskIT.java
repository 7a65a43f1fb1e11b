package kz.daneker.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import kz.daneker.Daneker;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.SignedReferral;
import kz.daneker.processes.ChildJvm;
import kz.daneker.processes.SmallDisk;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose disk is full promises nothing, keeps nothing half, and goes on by itself once there is room. */
class FullDiskIT {
    private static final int MEGABYTES = 400;

    @TempDir
    private Path mount;

    @TempDir
    private Path outside;

    private final Books books = new Books();
    private final AtomicInteger looks = new AtomicInteger();
    private SmallDisk disk;
    private ChildJvm gateway;
    private URI door;

    @BeforeEach
    void start() throws IOException {
        disk = SmallDisk.of(mount, MEGABYTES);
        int port = ChildJvm.freePort();
        door = URI.create("https://localhost:" + port);
        gateway = new ChildJvm(
                        "gateway",
                        outside,
                        "serving https",
                        Daneker.class.getName(),
                        List.of(
                                "serve",
                                "--data",
                                mount.resolve("data").toString(),
                                "--port",
                                Integer.toString(port),
                                "--set",
                                "daneker.broker.amqp-port=0",
                                "--set",
                                "management.server.port=0"))
                .inside(disk.entrance());
        gateway.start();
        gateway.awaitReady();
        disk.copy("data", outside);
    }

    @AfterEach
    void stop() {
        gateway.endForSure();
        disk.close();
    }

    @Test
    void refuses_whole_andKeepsEveryPromiseOnce_whenTheDiskFills() throws IOException {
        try (Agencies agencies = new Agencies(outside.resolve("data"), books, List.of(door))) {
            refusesWhole(agencies.sender(0));
            agencies.work(Duration.ofMillis(20));
            goesOnWhereATenthIsLeft();
            fillsUnderLoad(agencies.sender(0));
            agencies.sendNothingNew();
            await("drained").atMost(Duration.ofMinutes(2)).untilAsserted(agencies::requireDrained);
            agencies.requireAlive();
        }
        gateway.stop();
        disk.copy("data", outside);
        FinalCheck check = new FinalCheck(outside.resolve("data"), books);
        check.deliveries();
        check.tables(StoreSettings.embedded(outside.resolve("data/db")));
        check.trail();
    }

    /** Wherever within its transaction the room ends, a referral is refused as a whole, and taken afterwards. */
    private void refusesWhole(SendingAgency sender) throws IOException {
        assertThat(sender.send(sender.next())).isTrue();
        for (int pagesLeft : new int[] {0, 8}) {
            await("nothing is on its way any more")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        Map<String, Integer> rows = rows();
                        return rows.get("outbox") == 0 && rows.get("delivery").equals(rows.get("referral"));
                    });
            SignedReferral referral = sender.next();
            Map<String, Integer> before = rows();
            disk.fill(pagesLeft);

            GatewayAnswer answer = sender.client().sending().send(referral);
            assertThat(answer).isInstanceOf(RefusedByGateway.class);
            RefusedByGateway refused = (RefusedByGateway) answer;
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("UNAVAILABLE");
            assertThat(refused.signed()).as("receipt").isEmpty();
            assertThat(rows()).as("%d pages left", pagesLeft).isEqualTo(before);

            disk.free();
            await("the same referral is taken").atMost(Duration.ofSeconds(30)).until(() -> sender.send(referral));
        }
    }

    /** The broker looks at its disk every five seconds and has its own idea of full. */
    private void goesOnWhereATenthIsLeft() throws IOException {
        disk.fill(MEGABYTES * 23);
        Moments.pass(Duration.ofSeconds(6));
        int delivered = books.deliveries();
        await("work goes on").atMost(Duration.ofMinutes(1)).until(() -> books.deliveries() > delivered + 5);
        disk.free();
    }

    private void fillsUnderLoad(SendingAgency sender) throws IOException {
        int delivered = books.deliveries();
        await("work goes on").atMost(Duration.ofMinutes(1)).until(() -> books.deliveries() > delivered + 5);
        int asked = sender.timesAskedToWait();
        disk.fill(0);
        await("senders are asked to come back")
                .atMost(Duration.ofMinutes(1))
                .until(() -> sender.timesAskedToWait() > asked + 2);
        disk.free();
        int promised = books.promises().size();
        await("the gateway goes on by itself")
                .atMost(Duration.ofMinutes(1))
                .until(() -> books.promises().size() > promised + 5);
    }

    /** Of a copy: the database itself is where only its gateway can open it. */
    private Map<String, Integer> rows() {
        Path copy = outside.resolve("look-" + looks.incrementAndGet());
        disk.copy("data/db", copy);
        Map<String, Integer> rows = new TreeMap<>();
        try (Connection connection =
                        OneTransactionContract.to("jdbc:sqlite:" + copy.resolve("data/db/daneker.db"), "", "");
                Statement statement = connection.createStatement()) {
            for (String table : List.of("referral", "referral_key", "outbox", "delivery", "audit_leaf")) {
                try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    rows.put(table, row.getInt(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
