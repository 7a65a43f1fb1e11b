package kz.daneker.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import kz.daneker.signing.CosigningKey;

/** Someone who states that checkpoints of a log are consistent, under a name of its own, e.g. {@code witness.example/w1}. */
public final class Cosigner {
    private final CosignatureVerifier verifier;
    private final CosigningKey key;

    public Cosigner(String name, CosigningKey key) {
        this.verifier = CosignatureVerifier.of(name, key.verificationKey());
        this.key = key;
    }

    /** What those who verify are given. */
    public CosignatureVerifier verifier() {
        return verifier;
    }

    /**
     * States that, at this time, this is the largest consistent tree the cosigner has seen of the log.
     *
     * @param at in whole seconds; {@link Instant#EPOCH} says nothing of when, and so gives the same bytes each time
     */
    public NoteSignature cosign(Checkpoint checkpoint, Instant at) {
        long seconds = at.getEpochSecond();
        byte[] signature = key.sign(CosignedMessage.mlDsa44(verifier.name(), seconds, checkpoint));
        return new NoteSignature(
                verifier.name(),
                ByteBuffer.allocate(4 + Long.BYTES + signature.length)
                        .put(verifier.keyId())
                        .putLong(seconds)
                        .put(signature)
                        .array());
    }
}
