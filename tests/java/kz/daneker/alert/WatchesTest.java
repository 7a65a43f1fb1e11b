package kz.daneker.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.PartyIdentity;
import kz.daneker.trust.TrustStore;
import kz.daneker.trust.UnknownRevocation;
import kz.daneker.witness.WitnessStanding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of the table: silent when all is well, and what it sees when it is not. */
class WatchesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final AlertSettings SETTINGS =
            new AlertSettings(30, 5000, 50, 2, Duration.ofMinutes(10), "", new MailSettings("", "", "", "", ""));

    @TempDir
    static Path folder;

    private static Database database;
    private static List<Watch> table;
    private static Optional<String> logTrouble = Optional.empty();
    private static List<WitnessStanding> witnesses = List.of();

    @BeforeAll
    static void open() {
        database = Database.open(StoreSettings.embedded(folder.resolve("db")));
        DevelopmentPki pki =
                new DevelopmentPki(folder.resolve("site"), Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
        pki.prepare(List.of(), List.of());
        TrustStore trust =
                TrustStore.open(pki.certificates(), List.of(PartyIdentity.GATEWAY), UnknownRevocation.ACCEPT);
        table = new Watches(database, trust, SETTINGS).table(() -> logTrouble, () -> witnesses);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void hasEveryRule_andAllAreSilent_whenAllIsWell() {
        assertThat(table.stream().map(Watch::rule)).containsExactlyInAnyOrder(AlertRule.values());
        assertThat(table).allSatisfy(watch -> assertThat(watch.look().at(NOW)).isEmpty());
    }

    @Test
    void sees_eachCertificate_byOneRuleAtATime() {
        // development keys last 730 days
        assertThat(rulesAt(Duration.ofDays(669))).isEmpty();
        assertThat(rulesAt(Duration.ofDays(671))).containsOnly(AlertRule.CERTIFICATE_60);
        assertThat(rulesAt(Duration.ofDays(701))).containsOnly(AlertRule.CERTIFICATE_30);
        assertThat(rulesAt(Duration.ofDays(724))).containsOnly(AlertRule.CERTIFICATE_7);
        assertThat(rulesAt(Duration.ofDays(800))).containsOnly(AlertRule.CERTIFICATE_7);
        assertThat(seen(AlertRule.CERTIFICATE_60, NOW.plus(Duration.ofDays(671))))
                .contains(new Sighting("gateway-seal-1", 59));
    }

    @Test
    void sees_revocationLists_thatEndWithinThreeDays() {
        assertThat(seen(AlertRule.REVOCATION_LIST, NOW.plus(Duration.ofDays(26))))
                .isEmpty();
        assertThat(seen(AlertRule.REVOCATION_LIST, NOW.plus(Duration.ofDays(28))))
                .hasSize(2)
                .allSatisfy(list -> assertThat(list.measure()).isEqualTo(48));
    }

    @Test
    void sees_aWitnessThatContradicts_andAStoppedLog() {
        witnesses = List.of(
                new WitnessStanding("a", WitnessStanding.Kind.SILENT, 3, NOW, "it is silent"),
                new WitnessStanding("b", WitnessStanding.Kind.CONTRADICTS, 7, NOW, "it has seen more"));
        logTrouble = Optional.of("the audit log waits");
        try {
            assertThat(seen(AlertRule.WITNESS, NOW)).containsExactly(new Sighting("witness:b", 7));
            assertThat(seen(AlertRule.LOG_STOPPED, NOW)).containsExactly(new Sighting("log", 1));
        } finally {
            witnesses = List.of();
            logTrouble = Optional.empty();
        }
    }

    @Test
    void counts_whoDidHowMuch_withinTheHour() {
        long at = NOW.minus(Duration.ofMinutes(59)).toEpochMilli();
        long before = NOW.minus(Duration.ofMinutes(61)).toEpochMilli();
        for (int i = 0; i < SETTINGS.refusals(); i++) {
            entry(i, i == 0 ? before : at, "REJECTED", "agency:clinic-47-001");
            entry(100 + i, at, "REJECTED", "agency:school-47-012");
            entry(200 + i, at, "REJECTED", "gateway");
        }
        for (int i = 0; i < SETTINGS.readsOfOfficer(); i++) {
            entry(1_000 + i, at, "READ", "officer:amber-41");
            entry(2_000 + i, at, "READ", "agency:infosec-audit");
        }

        assertThat(seen(AlertRule.REFUSALS, NOW)).containsExactly(new Sighting("agency:school-47-012", 50));
        assertThat(seen(AlertRule.READS_OF_OFFICER, NOW)).containsExactly(new Sighting("officer:amber-41", 30));
        assertThat(seen(AlertRule.READS_OF_AGENCY, NOW)).isEmpty();
        write("delete from audit_entry");
    }

    @Test
    void sees_whatWaitsAndWhatIsOwed() {
        write(
                "insert into outbox (queue, referral_id, expires_at, priority) values ('q', 'a', 1, 4), ('q', 'b', 1, 4)");
        write("update anchor_duty set since = " + NOW.minus(Duration.ofHours(2)).toEpochMilli() + ", trouble = 'away'");
        write(
                "insert into break_glass_review (id, used_by, referral, sender, recipient, approvers, categories, opened_at,"
                        + " review_by, people) values ('r1', 'u', 'r', 's', 't', '', '', 0, 0, x'00')");
        write("insert into recall (id, referral_id, delivery_id, recipient, cause, scope, raised_at, due_at, notice)"
                + " values ('1', 'a', 'd', 'clinic-47-001', 'WITHDRAWN', '', 0, 1, ''),"
                + " ('2', 'a', 'e', 'clinic-47-001', 'WITHDRAWN', '', 0, " + Long.MAX_VALUE + ", '')");
        try {
            assertThat(seen(AlertRule.BACKLOG, NOW)).containsExactly(new Sighting("outbox", 2));
            assertThat(seen(AlertRule.TIME_STAMPS, NOW)).containsExactly(new Sighting("time-stamps", 3));
            assertThat(seen(AlertRule.BREAK_GLASS, NOW)).containsExactly(new Sighting("review:r1", 1));
            assertThat(seen(AlertRule.RECALL_OVERDUE, NOW)).containsExactly(new Sighting("agency:clinic-47-001", 1));
        } finally {
            List.of("outbox", "break_glass_review", "recall").forEach(table -> write("delete from " + table));
            write("update anchor_duty set since = null, trouble = null");
        }
    }

    private static List<AlertRule> rulesAt(Duration later) {
        return Arrays.stream(AlertRule.values())
                .filter(rule -> rule.name().startsWith("CERTIFICATE"))
                .filter(rule -> !seen(rule, NOW.plus(later)).isEmpty())
                .toList();
    }

    private static List<Sighting> seen(AlertRule rule, Instant now) {
        return table.stream()
                .filter(watch -> watch.rule() == rule)
                .findFirst()
                .orElseThrow()
                .look()
                .at(now);
    }

    private static void entry(int index, long at, String event, String actor) {
        database.write(connection -> Sql.update(
                connection,
                "insert into audit_entry (idx, at, event, actor, ref, policy, outcome, commitment)"
                        + " values (?,?,?,?,'','','ok','')",
                index,
                at,
                event,
                actor));
    }

    private static void write(String sql) {
        database.write(connection -> Sql.update(connection, sql));
    }
}
