package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProofTest {
    private static final long SIZE = 700;
    private static final WitnessPolicy POLICY = SampleLog.policy();

    @TempDir
    Path folder;

    private LogReader reader;

    @BeforeEach
    void write() {
        SampleLog.write(new FolderDisk(folder), 1, 300, SIZE);
        reader = new LogReader(folder, SampleLog.signer().verifier());
    }

    private byte[] newest() {
        return reader.newest().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 255, 256, 299, 511, 512, 698, 699})
    void proves_aRecord_withoutTheLog(long index) {
        LogProof read =
                LogProof.parse(reader.proof(index, newest()).orElseThrow().bytes());

        assertThat(read.check(POLICY)).isEqualTo(SampleLog.record(index));
        assertThat(read.index()).isEqualTo(index);
        assertThat(read.bytes())
                .isEqualTo(reader.proof(index, newest()).orElseThrow().bytes());
    }

    @Test
    void proves_aRecord_inAnOlderTree() {
        byte[] older = SampleLog.signer()
                .sign(new Checkpoint("test.example/audit", 300, SampleLog.root(300)))
                .bytes();

        assertThat(LogProof.parse(reader.proof(17, older).orElseThrow().bytes()).check(POLICY))
                .isEqualTo(SampleLog.record(17));
        assertThat(reader.proof(300, older)).isEmpty();
    }

    @Test
    void refuses_everyChangedByte() {
        byte[] proof = reader.proof(299, newest()).orElseThrow().bytes();
        for (int at = 0; at < proof.length; at++) {
            byte[] changed = proof.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> LogProof.parse(changed).check(POLICY))
                    .as("byte %d", at)
                    .isInstanceOf(TrailFault.class);
        }
    }

    @Test
    void refuses_aRecordThatIsElsewhere() {
        LogProof proof = reader.proof(5, newest()).orElseThrow();

        assertThatThrownBy(() -> proof.check(SampleLog.record(6), POLICY)).isInstanceOf(TrailFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex 01\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nextra AA==\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAA==\n\nnote\n"
            })
    void refuses_whatIsNoProof(String text) {
        assertThatThrownBy(() -> LogProof.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TrailFault.class);
    }

    @Test
    void serves_filesTheCheckpointCounts_andNothingElse() {
        assertThat(reader.file("tile/0/000"))
                .hasValueSatisfying(tile -> assertThat(tile).hasSize(8192));
        assertThat(reader.file("tile/0/002.p/188")).isPresent();
        assertThat(reader.file("tile/0/001.p/44")).isPresent();
        assertThat(reader.file("tile/1/000.p/2")).isPresent();
        assertThat(reader.file("tile/entries/002.p/188")).isPresent();
        for (String path : new String[] {
            "checkpoint",
            "tile/0/002",
            "tile/0/002.p/189",
            "tile/0/003",
            "tile/1/000.p/3",
            "tile/0/x000/000",
            "tile/00/000",
            "tile/9/000",
            "tile/0/../0/000",
            "/tile/0/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256"
        }) {
            assertThat(reader.file(path)).as(path).isEmpty();
        }
    }
}
