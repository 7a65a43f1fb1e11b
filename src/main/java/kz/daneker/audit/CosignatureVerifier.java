package kz.daneker.audit;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.CosignatureKey;
import kz.daneker.signing.NoteVerificationKey;

/**
 * The public half of a cosigner's key under its name: ML-DSA-44 (type 0x06), or Ed25519 (0x04) as older witnesses have it.
 *
 * @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>
 */
public final class CosignatureVerifier {
    private static final byte ED25519 = 4;
    private static final byte ML_DSA_44 = 6;

    /** Checks the bytes after the time; throws a {@link Refusal} where they do not hold. */
    private interface Check {
        void check(long seconds, String text, Checkpoint checkpoint, byte[] signature);
    }

    private final VerifierKey written;
    private final Check check;

    private CosignatureVerifier(VerifierKey written, Check check) {
        this.written = written;
        this.check = check;
    }

    /** This key under this name. */
    public static CosignatureVerifier of(String name, CosignatureKey key) {
        return of(VerifierKey.of(name, ML_DSA_44, key.raw()));
    }

    /**
     * Reads a verifier key.
     *
     * @throws TrailFault unless name, key id and an Ed25519 or ML-DSA-44 cosigner's key are there and belong together
     */
    public static CosignatureVerifier parse(String verifierKey) {
        return of(VerifierKey.parse(verifierKey));
    }

    private static CosignatureVerifier of(VerifierKey written) {
        return new CosignatureVerifier(written, check(written));
    }

    private static Check check(VerifierKey written) {
        byte[] raw = written.key();
        if (written.type() == ED25519 && raw.length == 32) {
            NoteVerificationKey key = Ed25519Keys.of(raw);
            return (seconds, text, checkpoint, signature) ->
                    key.verify(CosignedMessage.ed25519(seconds, text), signature);
        }
        if (written.type() == ML_DSA_44 && raw.length == CosignatureKey.SIZE) {
            CosignatureKey key = CosignatureKey.of(raw);
            return (seconds, text, checkpoint, signature) ->
                    key.verify(CosignedMessage.mlDsa44(written.name(), seconds, checkpoint), signature);
        }
        throw new TrailFault("the key of a witness must be Ed25519 or ML-DSA-44 for cosignatures, found another");
    }

    public String name() {
        return written.name();
    }

    byte[] keyId() {
        return written.id();
    }

    boolean hasKeyOf(CosignatureVerifier other) {
        return written.hasKeyOf(other.written);
    }

    /**
     * When the cosigner stated this checkpoint.
     *
     * @throws TrailFault if the note holds no cosignature of this key, or one that does not verify
     */
    public Instant check(SignedNote note) {
        List<NoteSignature> ours =
                note.signatures().stream().filter(this::signed).toList();
        if (ours.isEmpty()) {
            throw new TrailFault("the checkpoint must be cosigned by " + name() + ", found no cosignature of that key");
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Instant newest = Instant.EPOCH;
        for (NoteSignature line : ours) {
            Instant at = check(line, note.text(), checkpoint);
            newest = at.isAfter(newest) ? at : newest;
        }
        return newest;
    }

    boolean signed(NoteSignature line) {
        return line.isBy(name(), keyId());
    }

    private Instant check(NoteSignature line, String text, Checkpoint checkpoint) {
        ByteBuffer timed = ByteBuffer.wrap(line.signature());
        if (timed.remaining() <= Long.BYTES) {
            throw new TrailFault("a cosignature must carry a time and a signature, found too few bytes");
        }
        long seconds = timed.getLong();
        byte[] signature = new byte[timed.remaining()];
        timed.get(signature);
        try {
            check.check(seconds, text, checkpoint, signature);
            return Instant.ofEpochSecond(seconds);
        } catch (Refusal | DateTimeException e) {
            throw new TrailFault("the cosignature of " + name() + " must verify, found one that does not");
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return written.toString();
    }
}
