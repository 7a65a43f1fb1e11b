package kz.daneker.audit;

import java.nio.charset.StandardCharsets;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.NoteVerificationKey;

/** The public half of a log's Ed25519 key under its name, as text {@code name+key id+base64(0x01 ‖ key)}. */
public final class NoteVerifier {
    private static final byte ED25519 = 1;
    private static final int ED25519_BYTES = 32;

    private final VerifierKey written;
    private final NoteVerificationKey key;

    private NoteVerifier(VerifierKey written, NoteVerificationKey key) {
        this.written = written;
        this.key = key;
    }

    /** This key under this name. */
    public static NoteVerifier of(String name, NoteVerificationKey key) {
        return new NoteVerifier(VerifierKey.of(name, ED25519, key.raw()), key);
    }

    /**
     * Reads a verifier key.
     *
     * @throws TrailFault unless name, key id and an Ed25519 key are there and belong together
     */
    public static NoteVerifier parse(String verifierKey) {
        VerifierKey written = VerifierKey.parse(verifierKey);
        if (written.type() != ED25519 || written.key().length != ED25519_BYTES) {
            throw new TrailFault("the verifier key of a log must be Ed25519, found another algorithm or length");
        }
        return new NoteVerifier(written, Ed25519Keys.of(written.key()));
    }

    public String name() {
        return written.name();
    }

    boolean hasKeyOf(NoteVerifier other) {
        return written.hasKeyOf(other.written);
    }

    byte[] keyId() {
        return written.id();
    }

    /** Returns only if the signature is this key's over the text. */
    void check(String text, byte[] signature) {
        try {
            key.verify(text.getBytes(StandardCharsets.UTF_8), signature);
        } catch (Refusal e) {
            throw new TrailFault("the signature of " + name() + " must verify, found one that does not");
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return written.toString();
    }
}
