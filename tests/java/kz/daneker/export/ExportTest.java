package kz.daneker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Checkpoint;
import kz.daneker.audit.Claim;
import kz.daneker.audit.Cosigner;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.Finding;
import kz.daneker.audit.Finding.Part;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.NoteSigner;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.audit.Sequencer;
import kz.daneker.audit.SignedNote;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.CosigningKey;
import kz.daneker.signing.NoteSigningKey;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported holds on any machine, and nothing of it can be changed, left out or added unseen. */
class ExportTest {
    private static final String LOG = "test.example/audit";
    private static final int REFERRALS = 110;

    @TempDir
    Path temporary;

    private final SecureRandom random = new SecureRandom();
    private final NoteSigner signer = signer(1);
    private final Cosigner witness = new Cosigner("witness.example/w1", CosigningKey.ofSeed(new byte[32]));
    private WitnessPolicy policy = WitnessPolicy.of(signer.verifier());
    private Path data;
    private Path export;

    private static NoteSigner signer(int key) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) key);
        return new NoteSigner(LOG, NoteSigningKey.ofSeed(seed), CosigningKey.ofSeed(seed));
    }

    @BeforeEach
    void write() throws IOException {
        data = temporary.resolve("data");
        export = temporary.resolve("export");
        String text = "log " + signer.verifier() + "\nwitness own " + signer.cosignature() + "\nwitness w1 "
                + witness.verifier() + "\nquorum w1\n";
        policy = WitnessPolicy.parse(text);
        Files.createDirectories(data.resolve("witnessed"));
        Files.writeString(data.resolve("log.policy"), text);
        try (Database database = Database.open(StoreSettings.embedded(data.resolve("db")))) {
            fill(database);
            Sequencer.start(database, data.resolve("log"), signer, Clock.systemUTC())
                    .close();
            Files.write(data.resolve("witnessed/witnessed.checkpoint"), cosigned());
            assertThat(new TrailExport(database, data, signer, trail(), Clock.systemUTC()).write(export))
                    .isEqualTo(4 * REFERRALS);
        }
    }

    private AuditTrail trail() {
        return new AuditTrail(ReferenceKey.of(new byte[32]), Clock.systemUTC(), random);
    }

    private void fill(Database database) {
        AuditTrail trail = trail();
        for (int number = 0; number < REFERRALS; number++) {
            ReferralId referral = new ReferralId(UUID.randomUUID());
            String receipt = "eyJ." + number + ".signature";
            trail.record(
                    database,
                    List.of(
                            AuditRecord.of(AuditEvent.VERIFIED).about(referral),
                            AuditRecord.of(AuditEvent.DECIDED)
                                    .about(referral)
                                    .with(Evidence.sealed(("sealed " + number).getBytes(StandardCharsets.US_ASCII))),
                            AuditRecord.of(AuditEvent.RECEIPTED).about(referral).saying(receipt),
                            AuditRecord.of(number % 2 == 0 ? AuditEvent.ERASED : AuditEvent.READ)
                                    .about(referral)));
            database.write(connection -> {
                if (referral.value().hashCode() % 2 == 0) {
                    // half of those that say they were erased are
                    Sql.update(
                            connection,
                            "delete from audit_evidence where ref = ? and ref in"
                                    + " (select ref from audit_leaf where leaf like '%ERASED%')",
                            trail.pseudonym(referral));
                }
                return Sql.update(
                        connection,
                        "insert into signed_word (referral_id, author, word, said_at, jws) values (?,?,?,?,?)",
                        referral,
                        "clinic",
                        "DELIVERED",
                        Instant.now(),
                        receipt);
            });
        }
    }

    private byte[] cosigned() throws IOException {
        byte[] note = Files.readAllBytes(data.resolve("log/checkpoint"));
        Checkpoint checkpoint = policy.checkLog(note);
        return SignedNote.parse(note)
                .with(List.of(witness.cosign(checkpoint, Instant.now())))
                .bytes();
    }

    private ExportReport report() throws IOException {
        return ExportVerifier.verify(export, policy, Optional.empty(), Optional.empty(), List.of());
    }

    private void noticed(Part part, String what) throws IOException {
        TrailVerdict verdict = report().verdict();
        assertThat(verdict).as(what).isInstanceOf(TrailVerdict.Broken.class);
        assertThat(((TrailVerdict.Broken) verdict).findings())
                .as(what)
                .extracting(Finding::part)
                .contains(part);
    }

    @Test
    void holds_untouched() throws IOException {
        ExportReport report = report();

        assertThat(report.verdict().holds()).as(report.sentence()).isTrue();
        assertThat(report.words()).isEqualTo(REFERRALS);
        assertThat(report.evidence() + report.erased()).isEqualTo(REFERRALS);
        assertThat(report.erased()).isPositive();
        assertThat(report.witnessed()).isEqualTo(4L * REFERRALS);
    }

    @Test
    void notices_everyChange_andNamesIt() throws IOException {
        int mutations = 0;
        for (String path : paths()) {
            Path file = export.resolve(path);
            byte[] good = Files.readAllBytes(file);
            Part part = ExportFile.part(path);
            int steps = Math.min(good.length, 185);
            for (int step = 0; step < steps; step++) {
                byte[] bad = good.clone();
                bad[(int) ((long) step * (good.length - 1) / Math.max(steps - 1, 1))] ^= (byte) (1 << step % 7);
                Files.write(file, bad);
                noticed(part, path + " flipped " + step);
                mutations++;
            }
            for (byte[] bad : List.of(Arrays.copyOf(good, good.length / 2), Arrays.copyOf(good, good.length + 1))) {
                Files.write(file, bad);
                noticed(part, path + " cut or longer");
                mutations++;
            }
            Files.delete(file);
            noticed(part, path + " removed");
            Files.write(file, good);
            mutations++;
        }
        for (String one : paths()) {
            for (String other : paths()) {
                byte[] good = Files.readAllBytes(export.resolve(one));
                if (!Arrays.equals(good, Files.readAllBytes(export.resolve(other)))) {
                    Files.copy(export.resolve(other), export.resolve(one), StandardCopyOption.REPLACE_EXISTING);
                    noticed(ExportFile.part(one), one + " replaced by " + other);
                    Files.write(export.resolve(one), good);
                    mutations++;
                }
            }
        }
        assertThat(mutations).isGreaterThan(2000);
        assertThat(report().verdict().holds()).isTrue();
    }

    private List<String> paths() throws IOException {
        List<String> paths = new ArrayList<>(Manifest.paths(export));
        paths.add(ExportFile.MANIFEST);
        paths.add(ExportFile.MANIFEST_NOTE);
        return paths;
    }

    @Test
    void notices_aManifestOfSomebodyElse() throws IOException {
        Manifest.of(export).write(export, Instant.now(), signer(2));

        noticed(Part.MANIFEST, "signed by another key");
    }

    /** Whoever holds the log's key can sign a new list, but no longer change what the log was cosigned for. */
    @Test
    void notices_whatTheLogsOwnKeyCannotMend() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(export.resolve(ExportFile.EVIDENCE)));
        Collections.swap(lines, 0, 1);
        Files.write(export.resolve(ExportFile.EVIDENCE), lines);
        resigned();
        assertThat(report().verdict().holds()).as("their order says nothing").isTrue();

        String word = Files.readAllLines(export.resolve(ExportFile.WORDS)).get(0);
        Files.writeString(export.resolve(ExportFile.WORDS), word + "x\n");
        resigned();
        noticed(Part.WORDS, "a word nobody logged");
        Files.writeString(export.resolve(ExportFile.WORDS), word + "\n");

        Files.write(export.resolve(ExportFile.EVIDENCE), List.of());
        resigned();
        noticed(Part.EVIDENCE, "evidence left out that no record says was erased");

        Files.delete(export.resolve(ExportFile.WITNESSED));
        Files.write(export.resolve(ExportFile.EVIDENCE), lines);
        resigned();
        assertThat(report().witnessed()).isNegative();
    }

    private void resigned() throws IOException {
        Manifest.of(export).write(export, Instant.now(), signer);
    }

    @Test
    void notices_aShorterLog_byWhatTheWitnessSaw() throws IOException {
        byte[] seen = Files.readAllBytes(export.resolve(ExportFile.WITNESSED));
        Path other = temporary.resolve("other");
        try (Database database = Database.open(StoreSettings.embedded(other.resolve("db")))) {
            Sequencer.start(database, other.resolve("log"), signer, Clock.systemUTC())
                    .close();
            Files.createDirectories(other.resolve("witnessed"));
            Files.write(other.resolve("witnessed/witnessed.checkpoint"), seen);
            Files.copy(data.resolve("log.policy"), other.resolve("log.policy"));
            export = temporary.resolve("other-export");
            new TrailExport(database, other, signer, trail(), Clock.systemUTC()).write(export);
        }

        noticed(Part.WITNESSED, "an empty log where a witness saw records");
        assertThat(ExportVerifier.verify(
                                export,
                                policy,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(Claim.kept(policy.check(seen))))
                        .verdict()
                        .holds())
                .isFalse();
    }

    /** Where nobody serves, the record of one export must not stand in the way of the next. */
    @Test
    void isItselfARecord() throws IOException {
        try (Database database = Database.open(StoreSettings.embedded(data.resolve("db")))) {
            TrailExport again = new TrailExport(database, data, signer, trail(), Clock.systemUTC());
            assertThat(again.write(temporary.resolve("second"))).isEqualTo(4 * REFERRALS);

            Sequencer.start(database, data.resolve("log"), signer, Clock.systemUTC())
                    .close();
            assertThat(again.write(temporary.resolve("third"))).isEqualTo(4 * REFERRALS + 2);
            List<AuditEvent> events = database.read(connection -> Sql.list(
                    connection,
                    "select leaf from audit_leaf order by seq",
                    row -> Leaf.parse(row.getBytes(1)).event()));
            assertThat(events)
                    .startsWith(AuditEvent.VERIFIED)
                    .endsWith(AuditEvent.EXPORTED, AuditEvent.EXPORTED, AuditEvent.EXPORTED);
        }
    }

    @Test
    void waits_forRecordsTheLogHasNotTakenUp() {
        try (Database database = Database.open(StoreSettings.embedded(data.resolve("db")))) {
            trail().record(database, List.of(AuditRecord.of(AuditEvent.START)));
            TrailExport late = new TrailExport(database, data, signer, trail(), Clock.systemUTC());

            assertThatThrownBy(() -> late.write(temporary.resolve("late"))).isInstanceOf(NotIntegrated.class);
        }
    }
}
