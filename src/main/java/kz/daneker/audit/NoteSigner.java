package kz.daneker.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import kz.daneker.signing.CosigningKey;
import kz.daneker.signing.NoteSigningKey;

/**
 * The log's signing keys under the name it signs with, e.g. {@code daneker.example/audit}: Ed25519, which every tool for
 * such logs knows, and ML-DSA-44, which holds when elliptic curves no longer do.
 *
 * <p>Both sign the same bytes each time, so several gateways write one checkpoint; hence its cosignature tells no time.
 */
public final class NoteSigner {
    private final NoteVerifier verifier;
    private final NoteSigningKey key;
    private final Cosigner own;

    public NoteSigner(String name, NoteSigningKey key, CosigningKey postQuantum) {
        this.verifier = NoteVerifier.of(name, key.verificationKey());
        this.key = key;
        this.own = new Cosigner(name, postQuantum);
    }

    /** What those who verify are given. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** The same for the second signature. */
    public CosignatureVerifier cosignature() {
        return own.verifier();
    }

    /** The signed note of this log before its first record. */
    public byte[] emptyLog() {
        return sign(new Checkpoint(verifier.name(), 0, TreeHash.EMPTY)).bytes();
    }

    SignedNote sign(Checkpoint checkpoint) {
        return SignedNote.sign(checkpoint.text(), this).with(List.of(own.cosign(checkpoint, Instant.EPOCH)));
    }

    NoteSignature sign(String text) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(
                verifier.name(),
                ByteBuffer.allocate(4 + signature.length)
                        .put(verifier.keyId())
                        .put(signature)
                        .array());
    }
}
