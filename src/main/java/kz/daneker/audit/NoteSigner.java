package kz.daneker.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import kz.daneker.signing.NoteSigningKey;

/** The log's signing key under the name it signs with, e.g. {@code daneker.example/audit}. */
public final class NoteSigner {
    private final NoteVerifier verifier;
    private final NoteSigningKey key;

    public NoteSigner(String name, NoteSigningKey key) {
        this.verifier = NoteVerifier.of(name, key.verificationKey());
        this.key = key;
    }

    /** What those who verify are given. */
    public NoteVerifier verifier() {
        return verifier;
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
