package kz.daneker.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.daneker.MovableClock;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Finding;
import kz.daneker.audit.FolderDisk;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.NoteSigner;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.audit.Sequencer;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.signing.CosigningKey;
import kz.daneker.signing.NoteSigningKey;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.BuiltInTimeStampAuthority;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.TimeStampAuthority;
import kz.daneker.trust.TimeStampRoots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the log is time-stamped and what for, whichever engine keeps the rows. */
abstract class AnchorContract {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:20Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    @TempDir
    static Path keys;

    private static TimeStampRoots roots;
    private static DevelopmentPki pki;

    private final MovableClock clock = new MovableClock(TEN);
    private final AnchorLedger anchors = new AnchorLedger();
    private NoteSigner signer;
    private Database database;
    private AuditTrail trail;
    private Sequencer sequencer;
    private TimeStampAuthority builtIn;
    private boolean away;

    abstract StoreSettings settings();

    @BeforeAll
    static void makeKeys() {
        pki = new DevelopmentPki(keys, Clock.fixed(TEN, ZoneOffset.UTC), RANDOM);
        pki.prepare(List.of(), List.of());
        roots = TimeStampRoots.load(pki.certificates().resolve("tsa"));
    }

    @BeforeEach
    void start() {
        database = Database.open(settings());
        database.write(connection -> {
            for (String table : List.of("anchor", "audit_leaf", "audit_tree", "audit_evidence")) {
                Sql.update(connection, "delete from " + table);
            }
            Sql.update(connection, "update audit_lease set until_ms = 0");
            return Sql.update(connection, "update anchor_duty set try_at = 0, since = null, trouble = null");
        });
        signer = new NoteSigner(
                "test.example/audit", NoteSigningKey.ofSeed(new byte[32]), CosigningKey.ofSeed(new byte[32]));
        trail = new AuditTrail(ReferenceKey.of(new byte[32]), clock, RANDOM);
        sequencer = Sequencer.start(database, folder.resolve("log"), signer, clock);
        builtIn = BuiltInTimeStampAuthority.open(pki.timeStampKeys(), clock, RANDOM);
        happens(3);
    }

    @AfterEach
    void stop() {
        sequencer.close();
        database.close();
    }

    @Test
    void stamps_atOnce_andTellsItInTheLog() throws Exception {
        anchorClock("anchors").tick();
        sequencer.integrate();

        AnchorReport report = checked();
        assertThat(report.findings()).isEmpty();
        assertThat(report.proven()).singleElement().satisfies(proven -> {
            assertThat(proven.checkpoint().size()).isEqualTo(3);
            assertThat(proven.at()).isEqualTo(TEN);
        });
        assertThat(leaves("ANCHORED")).isEqualTo(1);
        assertThat(standing()).isEqualTo(new AnchorStanding(Optional.of(TEN), 3, 0, Optional.empty()));
    }

    @Test
    void stamps_onceAnHour_whereTheLogGrew() throws Exception {
        AnchorClock anchoring = anchorClock("anchors");
        anchoring.tick();
        happens(2);
        anchoring.tick();
        assertThat(stamped()).isEqualTo(1);

        clock.advance(Duration.ofHours(1));
        anchoring.tick();
        assertThat(stamped()).isEqualTo(2);

        sequencer.integrate(); // the log grows by the leaf of the token alone
        clock.advance(Duration.ofHours(1));
        anchoring.tick();
        assertThat(stamped()).isEqualTo(2);
    }

    @Test
    void stamps_onceADay_whereNothingHappened() throws Exception {
        AnchorClock anchoring = anchorClock("anchors");
        anchoring.tick();
        sequencer.integrate();

        clock.advance(Duration.ofHours(14));
        anchoring.tick();

        assertThat(stamped()).isEqualTo(2);
    }

    @Test
    void makesUpForMissedHours_byOneLaterToken() throws Exception {
        AnchorClock anchoring = anchorClock("anchors");
        anchoring.tick();
        happens(1);
        away = true;
        for (int minutes = 0; minutes < 180; minutes += 30) {
            clock.advance(Duration.ofMinutes(30));
            anchoring.tick();
        }
        assertThat(standing().hoursOwed()).isEqualTo(3);
        assertThat(standing().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("authority"));
        assertThat(stamped()).isEqualTo(1);

        away = false;
        clock.advance(Duration.ofMinutes(5));
        anchoring.tick();

        Anchor late = database.read(anchors::last).orElseThrow();
        assertThat(late.at()).isEqualTo(clock.instant());
        assertThat(late.hours()).hasToString("2026-11-23T11:00:00Z/2026-11-23T13:00:00Z");
        assertThat(stamped()).isEqualTo(2);
        assertThat(standing().hoursOwed()).isZero();
        assertThat(checked().pauses()).singleElement().asString().contains("proven from the later time on");
    }

    @Test
    void asksOnce_whenTwoGatewaysWould_andBothKeepTheFiles() throws Exception {
        anchorClock("anchors").tick();
        anchorClock("anchors-of-another").tick();

        assertThat(stamped()).isEqualTo(1);
        assertThat(folder.resolve("anchors-of-another/3.tsr")).hasSameBinaryContentAs(folder.resolve("anchors/3.tsr"));
    }

    @Test
    void names_aLogWrittenAnew_byWhoHoldsItsKey() throws Exception {
        anchorClock("anchors").tick();
        sequencer.integrate(); // nothing of the log is written while it is looked at
        assertThat(log("log").holds()).isTrue();

        clock.advance(Duration.ofMinutes(1));
        try (Database another = Database.open(StoreSettings.embedded(folder.resolve("another")));
                Sequencer rewriting = Sequencer.start(another, folder.resolve("rewritten"), signer, clock)) {
            for (int i = 0; i < 5; i++) {
                trail.record(another, List.of(AuditRecord.of(AuditEvent.STOP)));
            }
            rewriting.integrate();
        }

        assertThat(log("rewritten").sentence()).contains("the checkpoint time-stamped at 2026-11-23T10:00:20Z");
    }

    @Test
    void names_whatWasChangedInTheFolder() throws Exception {
        anchorClock("anchors").tick();
        Path token = folder.resolve("anchors/3.tsr");
        Path checkpoint = folder.resolve("anchors/3.checkpoint");

        byte[] note = Files.readAllBytes(checkpoint);
        for (int at = 0; at < note.length; at += 37) {
            byte[] changed = note.clone();
            changed[at] ^= 1;
            Files.write(checkpoint, changed);
            assertThat(findings()).as("byte %d", at).singleElement().asString().contains("anchors/3.");
        }
        Files.write(checkpoint, note);
        Files.copy(token, folder.resolve("anchors/4.tsr"));
        Files.copy(checkpoint, folder.resolve("anchors/4.checkpoint"));
        assertThat(findings()).singleElement().asString().contains("anchors/4.checkpoint");
        Files.delete(folder.resolve("anchors/4.checkpoint"));
        assertThat(findings()).singleElement().asString().contains("anchors/4.checkpoint must be there");
        Files.move(folder.resolve("anchors/4.tsr"), folder.resolve("anchors/note.txt"));
        assertThat(findings()).singleElement().asString().contains("another file");
    }

    private AnchorReport checked() {
        return Anchors.verify(folder.resolve("anchors"), roots, policy());
    }

    private WitnessPolicy policy() {
        return WitnessPolicy.of(signer.verifier(), signer.cosignature());
    }

    private TrailVerdict log(String name) {
        return TrailVerifier.verify(folder.resolve(name), policy(), checked().claims(), record -> {});
    }

    private List<String> findings() {
        return checked().findings().stream().map(Finding::sentence).toList();
    }

    private AnchorClock anchorClock(String files) {
        TimeStampAuthority sometimes = imprint -> {
            if (away) {
                throw new IOException("away");
            }
            return builtIn.stamp(imprint);
        };
        return new AnchorClock(
                database,
                anchors,
                trail,
                new LogReader(folder.resolve("log"), signer.verifier()),
                signer.verifier(),
                new Stamping(sometimes, roots, clock),
                new AnchorFolder(new FolderDisk(folder.resolve(files))),
                Duration.ofMinutes(5),
                clock);
    }

    private void happens(int times) {
        for (int i = 0; i < times; i++) {
            trail.record(database, List.of(AuditRecord.of(AuditEvent.START)));
        }
        sequencer.integrate();
    }

    private AnchorStanding standing() {
        return database.read(connection -> anchors.standing(connection, clock.instant()));
    }

    private int stamped() {
        return database.read(connection -> anchors.above(connection, -1, 100)).size();
    }

    private long leaves(String event) {
        return database
                .read(connection -> Sql.list(connection, "select leaf from audit_leaf", row -> row.getBytes(1)))
                .stream()
                .filter(leaf -> new String(leaf, StandardCharsets.UTF_8).contains('"' + event + '"'))
                .count();
    }
}
