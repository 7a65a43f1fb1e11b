package kz.daneker.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.daneker.audit.Cosigner;
import kz.daneker.audit.FolderDisk;
import kz.daneker.audit.GrownLog;
import kz.daneker.audit.SignedNote;
import kz.daneker.audit.TreeHash;
import kz.daneker.signing.CosigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a witness cosigns, and what it refuses with which status: the table of tlog-witness. */
class WitnessTest {
    private static final Instant AT = Instant.parse("2026-06-15T07:00:00Z");

    @TempDir
    Path folder;

    private GrownLog log;
    private Witness witness;

    @BeforeEach
    void open() {
        log = GrownLog.in(folder.resolve("log"), "test.example/audit");
        witness = witness(log);
    }

    private Witness witness(GrownLog of) {
        return new Witness(
                List.of(of.key()),
                new FolderDisk(folder.resolve("memory")),
                new Cosigner("witness.example/w1", CosigningKey.ofSeed(new byte[32])),
                Clock.fixed(AT, ZoneOffset.UTC));
    }

    private String shown(long older, GrownLog of) {
        return witness.cosign(new AddCheckpoint(older, of.consistency(older), of.note()));
    }

    private void refused(NotCosigned.Why why, AddCheckpoint asked) {
        assertThatThrownBy(() -> witness.cosign(asked))
                .isInstanceOfSatisfying(
                        NotCosigned.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    @Test
    void cosigns_aLogThatOnlyGrows() {
        for (long size : new long[] {0, 1, 5, 300, 300, 513}) {
            long older = log.size();
            log.growTo(size);
            String line = shown(size == 0 ? 0 : older, log);

            SignedNote cosigned = SignedNote.parse(log.note()).with(SignedNote.lines(line));
            assertThat(witness.verifier().check(cosigned)).isEqualTo(AT);
        }
    }

    @Test
    void remembers_afterARestart() {
        log.growTo(7);
        shown(0, log);
        witness = witness(log);

        refused(NotCosigned.Why.OTHER_SIZE, new AddCheckpoint(0, List.of(), log.note()));
    }

    @Test
    void tells_whichSizeItCosignedLast() {
        log.growTo(7);
        shown(0, log);
        log.growTo(9);

        assertThatThrownBy(() -> shown(3, log)).isInstanceOfSatisfying(NotCosigned.class, e -> {
            assertThat(e.why().status()).isEqualTo(409);
            assertThat(e.size()).isEqualTo(7);
        });
    }

    @Test
    void refuses_twoTreesOfOneSize() {
        log.growTo(7);
        shown(0, log);
        GrownLog split = GrownLog.forked(folder.resolve("split"), "test.example/audit");
        split.growTo(7);

        refused(NotCosigned.Why.OTHER_ROOT, new AddCheckpoint(7, List.of(), split.note()));
    }

    @Test
    void refuses_aTreeThatDidNotGrowFromTheLast() {
        log.growTo(7);
        shown(0, log);
        GrownLog split = GrownLog.forked(folder.resolve("split"), "test.example/audit");
        split.growTo(12);

        refused(NotCosigned.Why.NOT_GROWN, new AddCheckpoint(7, split.consistency(7), split.note()));
        log.growTo(12);
        refused(NotCosigned.Why.NOT_GROWN, new AddCheckpoint(7, List.of(), log.note()));
        assertThat(shown(7, log)).startsWith("\u2014 witness.example/w1 ");
    }

    @Test
    void refuses_aRolledBackLog() {
        log.growTo(12);
        byte[] older = log.note();
        log.growTo(20);
        shown(0, log);

        refused(NotCosigned.Why.MALFORMED, new AddCheckpoint(20, List.of(), older));
        refused(NotCosigned.Why.OTHER_SIZE, new AddCheckpoint(12, List.of(), older));
    }

    @Test
    void refuses_whatTheLogDidNotSign() {
        log.growTo(3);
        GrownLog stranger = GrownLog.in(folder.resolve("other"), "other.example/audit");
        stranger.growTo(3);
        GrownLog impostor = GrownLog.underAnotherKey(folder.resolve("impostor"), "test.example/audit");
        impostor.growTo(3);

        refused(NotCosigned.Why.UNKNOWN_LOG, new AddCheckpoint(0, List.of(), stranger.note()));
        refused(NotCosigned.Why.NOT_SIGNED, new AddCheckpoint(0, List.of(), impostor.note()));
        refused(NotCosigned.Why.NOT_GROWN, new AddCheckpoint(0, List.of(TreeHash.EMPTY), log.note()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "old 1\n",
                "old 01\n\nx",
                "old -1\n\nx",
                "old\n\nx",
                "old 0 \n\nx",
                "old 0\nAA==\n\nx"
            })
    void refuses_whatIsNoRequest(String body) {
        assertThatThrownBy(() -> AddCheckpoint.parse(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        NotCosigned.class, e -> assertThat(e.why()).isEqualTo(NotCosigned.Why.MALFORMED));
    }

    @Test
    void reads_whatItWrites() {
        log.growTo(5);
        AddCheckpoint asked = new AddCheckpoint(3, log.consistency(3), log.note());

        AddCheckpoint read = AddCheckpoint.parse(asked.bytes());
        assertThat(read.bytes()).isEqualTo(asked.bytes());
        assertThat(read.proof()).isEqualTo(asked.proof());
        assertThat(new String(asked.bytes(), StandardCharsets.UTF_8)).startsWith("old 3\n");
    }
}
