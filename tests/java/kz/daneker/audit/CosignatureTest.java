package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import kz.daneker.signing.CosigningKey;
import kz.daneker.signing.NoteSigningKey;
import org.junit.jupiter.api.Test;

class CosignatureTest {
    private static final Instant AT = Instant.ofEpochSecond(1_679_315_147);

    private final NoteSigner log = SampleLog.signer();
    private final Cosigner witness = new Cosigner("witness.example/w1", CosigningKey.ofSeed(new byte[32]));
    private final Checkpoint checkpoint = new Checkpoint("test.example/audit", 300, SampleLog.root(300));
    private final SignedNote note = SignedNote.sign(checkpoint.text(), log);

    @Test
    void tells_whenTheCheckpointWasSeen() {
        SignedNote cosigned = note.with(List.of(witness.cosign(checkpoint, AT)));

        assertThat(witness.verifier().check(SignedNote.parse(cosigned.bytes()))).isEqualTo(AT);
        assertThat(CosignatureVerifier.parse(witness.verifier().toString()).check(cosigned))
                .isEqualTo(AT);
    }

    /** Put together here a second time, from the specification alone. */
    @Test
    void signs_theStructOfTheSpecification() {
        String struct = "737562747265652f76310a00" // "subtree/v1\n\0"
                + "12" + HexFormat.of().formatHex("witness.example/w1".getBytes(StandardCharsets.US_ASCII))
                + "00000000641850cb"
                + "12" + HexFormat.of().formatHex("test.example/audit".getBytes(StandardCharsets.US_ASCII))
                + "0000000000000000"
                + "000000000000012c"
                + HexFormat.of().formatHex(checkpoint.root().bytes());

        assertThat(CosignedMessage.mlDsa44("witness.example/w1", AT.getEpochSecond(), checkpoint))
                .isEqualTo(HexFormat.of().parseHex(struct));
    }

    @Test
    void accepts_olderWitnesses() {
        NoteSigningKey key = NoteSigningKey.ofSeed(new byte[32]);
        VerifierKey written = VerifierKey.of(
                "witness.example/old", (byte) 4, key.verificationKey().raw());
        byte[] signature = key.sign(CosignedMessage.ed25519(AT.getEpochSecond(), checkpoint.text()));
        SignedNote cosigned = note.with(List.of(line(written, AT, signature)));

        assertThat(CosignatureVerifier.parse(written.toString()).check(cosigned))
                .isEqualTo(AT);
    }

    private static NoteSignature line(VerifierKey key, Instant at, byte[] signature) {
        return new NoteSignature(
                key.name(),
                ByteBuffer.allocate(12 + signature.length)
                        .put(key.id())
                        .putLong(at.getEpochSecond())
                        .put(signature)
                        .array());
    }

    @Test
    void refuses_everyChangedPartOfACosignature() {
        String line = witness.cosign(checkpoint, AT).toString();
        for (int at = 2; at < line.length() - 1; at += 29) {
            char changed = line.charAt(at) == 'A' ? 'B' : 'A';
            String other = line.substring(0, at) + changed + line.substring(at + 1);
            assertThatThrownBy(() -> witness.verifier().check(note.with(SignedNote.lines(other))))
                    .as("character %d", at)
                    .isInstanceOf(TrailFault.class);
        }
    }

    @Test
    void refuses_aCosignatureOfAnotherTree() {
        Checkpoint other = new Checkpoint(checkpoint.origin(), 300, SampleLog.root(299));

        assertThatThrownBy(() -> witness.verifier().check(note.with(List.of(witness.cosign(other, AT)))))
                .isInstanceOf(TrailFault.class)
                .hasMessageContaining("must verify");
    }

    @Test
    void theLogsOwn_isTheSameEachTime_andNoSecondLogKey() {
        assertThat(log.sign(checkpoint).bytes())
                .isEqualTo(SampleLog.signer().sign(checkpoint).bytes());
        assertThat(log.cosignature().check(log.sign(checkpoint))).isEqualTo(Instant.EPOCH);
        assertThatThrownBy(() -> NoteVerifier.parse(log.cosignature().toString()))
                .isInstanceOf(TrailFault.class);
        assertThatThrownBy(() -> CosignatureVerifier.parse(log.verifier().toString()))
                .isInstanceOf(TrailFault.class);
    }
}
