package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of file of a log, changed in each way, is noticed; put back, the log holds again. */
class TamperTest {
    private static final long SIZE = 700;

    @TempDir
    Path temporary;

    private Path log;
    private List<Path> files;

    @BeforeEach
    void write() throws IOException {
        log = temporary.resolve("log");
        SampleLog.write(new FolderDisk(log), 1, 255, 256, 300, SIZE);
        try (Stream<Path> all = Files.walk(log)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(verdict())
                .isEqualTo(new TrailVerdict.Intact(SIZE, SampleLog.root(SIZE).toString()));
    }

    @Test
    void notices_everyKindOfFile_changedAnywhere() throws IOException {
        int mutations = 0;
        for (Path file : files) {
            byte[] good = Files.readAllBytes(file);
            for (int part = 0; part < 40; part++) {
                byte[] bad = good.clone();
                bad[(int) ((long) part * (good.length - 1) / 39)] ^= (byte) (1 << part % 8);
                noticed(file, bad);
                mutations++;
            }
            noticed(file, Arrays.copyOf(good, good.length - 1));
            noticed(file, Arrays.copyOf(good, good.length + 1));
            noticed(file, new byte[0]);
            Files.write(file, good);
        }
        assertThat(mutations).isGreaterThan(300);
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void notices_everyRemovedFile_theCheckpointCounts() throws IOException {
        for (Path file : files) {
            byte[] good = Files.readAllBytes(file);
            Files.delete(file);
            // narrower versions of a tile that is not full yet are copies of its beginning: without them the log is
            // whole
            boolean copy = files.stream().anyMatch(other -> isWider(other, file));
            assertThat(verdict().holds()).as("without %s", file).isEqualTo(copy);
            Files.write(file, good);
        }
    }

    @Test
    void notices_swappedAndReorderedFiles() throws IOException {
        for (Path one : files) {
            for (Path other : files) {
                byte[] good = Files.readAllBytes(one);
                byte[] bad = Files.readAllBytes(other);
                if (!Arrays.equals(good, bad)) {
                    noticed(one, bad);
                    Files.write(one, good);
                }
            }
        }
    }

    @Test
    void notices_reorderedRecords() throws IOException {
        Path bundle = log.resolve("tile/entries/000");
        byte[] good = Files.readAllBytes(bundle);
        List<byte[]> leaves = EntryBundle.read(good, Tile.FULL);
        ByteArrayOutputStream swapped = new ByteArrayOutputStream();
        EntryBundle.add(swapped, leaves.get(1));
        EntryBundle.add(swapped, leaves.get(0));
        leaves.stream().skip(2).forEach(leaf -> EntryBundle.add(swapped, leaf));

        assertThat(swapped.size()).isEqualTo(good.length);
        noticed(bundle, swapped.toByteArray());
    }

    @Test
    void notices_addedFiles() throws IOException {
        for (String name : List.of("tile/0/003", "tile/9/000", "tile/0/2.p/1", "notes.txt", "tile/entries/002.p/0")) {
            Path added = log.resolve(name);
            Files.createDirectories(added.getParent());
            noticed(added, new byte[32]);
            Files.delete(added);
        }
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void notices_anOlderCheckpoint_besideNewerFiles() throws IOException {
        Path older = temporary.resolve("older");
        SampleLog.write(new FolderDisk(older), 1, 255, 256, 300);

        noticed(log.resolve("checkpoint"), Files.readAllBytes(older.resolve("checkpoint")));
    }

    @Test
    void notices_anotherKey() {
        NoteSigner other = SampleLog.signer("other.example/audit");

        assertThat(TrailVerifier.verify(log, WitnessPolicy.of(other.verifier())).holds())
                .isFalse();
    }

    @Test
    void notices_aWholeOlderFolder_onlyByACheckpointKeptElsewhere() throws IOException {
        Checkpoint kept = Checkpoint.open(
                Files.readAllBytes(log.resolve("checkpoint")),
                SampleLog.signer().verifier());
        Path older = temporary.resolve("older");
        SampleLog.write(new FolderDisk(older), 300);

        WitnessPolicy key = SampleLog.policy();
        assertThat(TrailVerifier.verify(older, key).holds()).isTrue();
        assertThat(TrailVerifier.verify(older, key, List.of(Claim.kept(kept)), record -> {})
                        .holds())
                .isFalse();
        assertThat(TrailVerifier.verify(log, key, List.of(Claim.kept(kept)), record -> {})
                        .holds())
                .isTrue();
        assertThat(TrailVerifier.verify(
                                log,
                                key,
                                List.of(Claim.kept(new Checkpoint(kept.origin(), 299, SampleLog.root(300)))),
                                record -> {})
                        .holds())
                .isFalse();
    }

    private static boolean isWider(Path one, Path other) {
        return one.getParent().equals(other.getParent())
                && one.getParent().toString().endsWith(".p")
                && Integer.parseInt(one.getFileName().toString())
                        > Integer.parseInt(other.getFileName().toString());
    }

    private void noticed(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        assertThat(verdict().holds()).as("changed %s", file).isFalse();
    }

    private TrailVerdict verdict() {
        return TrailVerifier.verify(log, SampleLog.policy());
    }
}
