package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway may rely on when it writes to the trail, whichever engine is behind it. */
abstract class AuditTrailContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    static final ReferralId REFERRAL = ReferralId.of("5f0c1d2e-0000-4a00-8000-000000000002");

    @TempDir
    Path temporary;

    Database database;
    final AuditTrail trail = new AuditTrail(ReferenceKey.of(new byte[32]), CLOCK, new SecureRandom());

    abstract StoreSettings settings(Path folder);

    @BeforeEach
    void open() {
        database = Database.open(settings(temporary));
        database.write(c -> {
            for (String sql : List.of(
                    "DELETE FROM audit_leaf",
                    "DELETE FROM audit_evidence",
                    "DELETE FROM audit_tree",
                    "UPDATE audit_lease SET holder = '', term = 0, until_ms = 0")) {
                execute(c, sql);
            }
            return 0;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    Integration integration(Disk disk) {
        Numbering numbering = new Numbering(new Lease(UUID.randomUUID(), CLOCK), database.dialect());
        return new Integration(database, numbering, () -> new LogFolder(disk, SampleLog.signer()));
    }

    void append(int count) {
        database.write(c -> {
            for (int i = 0; i < count; i++) {
                trail.append(c, AuditRecord.of(AuditEvent.ACCEPTED).about(REFERRAL));
            }
            return 0;
        });
    }

    TrailVerdict verify(Path log) {
        return TrailVerifier.verify(log, SampleLog.policy());
    }

    Path log(String name) {
        return temporary.resolve(name);
    }

    @Test
    void numbers_recordsFromZeroWithoutGaps() {
        Integration integration = integration(new FolderDisk(log("log")));
        for (int count : new int[] {0, 1, 254, 1, 1, 300}) {
            append(count);
            integration.run();
            assertThat(verify(log("log")).holds()).isTrue();
        }

        assertThat(number("SELECT COUNT(*) FROM audit_leaf WHERE idx IS NULL")).isZero();
        assertThat(number("SELECT COUNT(*) FROM audit_leaf")).isEqualTo(557);
        assertThat(number("SELECT MAX(idx) FROM audit_leaf")).isEqualTo(556);
    }

    @Test
    void keeps_nothing_ofAnEffectThatDidNotHappen() {
        assertThatThrownBy(() -> database.write(c -> {
                    trail.append(c, AuditRecord.of(AuditEvent.ACCEPTED));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(number("SELECT COUNT(*) FROM audit_leaf")).isZero();
    }

    @Test
    void tells_whoWhatAndWhy_withoutTheReferral() {
        AuditRecord refused = AuditRecord.of(AuditEvent.REJECTED)
                .by(new AgencyId("centre-01"))
                .about(REFERRAL)
                .refused(RefusalCode.IIN_CHECKSUM);
        database.write(c -> {
            trail.append(c, refused);
            return 0;
        });

        String leaf =
                database.read(c -> new String(TrailTables.pending(c, 1).get(0).leaf(), StandardCharsets.UTF_8));
        assertThat(leaf)
                .isEqualTo("{\"v\":1,\"t\":" + CLOCK.millis() + ",\"ev\":\"REJECTED\",\"actor\":\"agency:centre-01\","
                        + "\"ref\":\"" + ReferenceKey.of(new byte[32]).pseudonym(REFERRAL)
                        + "\",\"c\":\"\",\"pol\":\"\",\"out\":\"IIN_CHECKSUM\"}")
                .doesNotContain(REFERRAL.toString());
    }

    @Test
    void erases_evidence_andKeepsTheLeaf() {
        byte[] sealed = "sealed".getBytes(StandardCharsets.UTF_8);
        database.write(c -> {
            trail.append(c, AuditRecord.of(AuditEvent.DECIDED).about(REFERRAL).with(Evidence.sealed(sealed)));
            return 0;
        });
        String leaf =
                database.read(c -> new String(TrailTables.pending(c, 1).get(0).leaf(), StandardCharsets.UTF_8));
        database.read(c -> {
            try (PreparedStatement select =
                            c.prepareStatement("SELECT commitment, nonce, evidence FROM audit_evidence");
                    ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(leaf).contains("\"c\":\"" + row.getString(1) + "\"");
                assertThat(AuditTrail.commitment(row.getBytes(2), row.getBytes(3)))
                        .isEqualTo(row.getString(1));
            }
            return 0;
        });

        assertThat(database.<Integer>write(c -> trail.eraseEvidence(c, REFERRAL)))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM audit_evidence")).isZero();
        assertThat(number("SELECT COUNT(*) FROM audit_leaf")).isEqualTo(1);
    }

    @Test
    void numbers_onlyOnce_withTwoGatewaysUnderLoad() throws Exception {
        Integration one = integration(new FolderDisk(log("one")));
        Integration two = integration(new FolderDisk(log("two")));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < 2; writer++) {
            running.add(threads.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    append(5);
                }
            }));
        }
        for (Integration gateway : List.of(one, two)) {
            running.add(threads.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    gateway.run();
                }
            }));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        threads.shutdown();
        for (int i = 0; i < 2; i++) { // whoever holds the lease finishes, then the other follows
            one.run();
            two.run();
        }

        assertThat(verify(log("one"))).isEqualTo(verify(log("two"))).isInstanceOf(TrailVerdict.Intact.class);
        assertThat(((TrailVerdict.Intact) verify(log("one"))).records()).isEqualTo(600);
    }

    @Test
    void goesOn_afterACrashAtAnyInstant() {
        FragileDisk disk = new FragileDisk(new FolderDisk(log("log")));
        for (int run = 0; run < 32; run++) {
            append(130);
            disk.failAt(run % 8 + 1, run / 8 % 2 == 0);
            try {
                integration(disk).run(); // a new process each time: nothing is remembered
            } catch (FragileDisk.Crash expected) {
                // and the next one starts when the dead one's lease has run out
            }
            disk.repair();
            database.write(c -> execute(c, "UPDATE audit_lease SET until_ms = 0"));
            integration(disk).run();
            database.write(c -> execute(c, "UPDATE audit_lease SET until_ms = 0"));
            assertThat(verify(log("log"))).isEqualTo(new TrailVerdict.Intact((run + 1) * 130L, root()));
        }
        assertThat(disk.crashes()).isGreaterThan(20);
    }

    @Test
    void refuses_toSign_whenAnOlderDatabaseWasPutBack() {
        append(3);
        integration(new FolderDisk(log("log"))).run();
        database.write(c -> execute(c, "DELETE FROM audit_tree"));

        assertThatThrownBy(() -> integration(new FolderDisk(log("log"))).run()).isInstanceOf(TrailFault.class);
    }

    @Test
    void refuses_toSign_whenANumberedRecordWasChanged() {
        append(3);
        integration(new FolderDisk(log("log"))).run();
        database.write(c -> execute(c, "UPDATE audit_tree SET size = size + 1"));

        assertThatThrownBy(() -> integration(new FolderDisk(log("log"))).run()).isInstanceOf(TrailFault.class);
    }

    @Test
    void rebuilds_aLostFolder_fromTheDatabase() {
        append(600);
        integration(new FolderDisk(log("log"))).run();
        TrailVerdict before = verify(log("log"));

        integration(new FolderDisk(log("again"))).run();
        assertThat(verify(log("again"))).isEqualTo(before);
    }

    private String root() {
        return database.read(c -> TrailTables.state(c, "").root().toString());
    }

    long number(String sql) {
        return database.read(c -> {
            try (PreparedStatement select = c.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    static int execute(Connection c, String sql) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }
}
