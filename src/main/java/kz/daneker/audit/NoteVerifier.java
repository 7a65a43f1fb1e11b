package kz.daneker.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.NoteVerificationKey;

/**
 * The public half of a log's key under its name, as text {@code name+key id+base64(0x01 ‖ Ed25519 key)}.
 *
 * @see <a href="https://c2sp.org/signed-note@v1.0.0#verifier-keys">C2SP signed-note, verifier keys</a>
 */
public final class NoteVerifier {
    private static final byte ED25519 = 1;

    private final String name;
    private final NoteVerificationKey key;
    private final byte[] typeAndKey;

    private NoteVerifier(String name, NoteVerificationKey key) {
        this.name = KeyNames.require(name);
        this.key = key;
        byte[] raw = key.raw();
        this.typeAndKey = new byte[1 + raw.length];
        typeAndKey[0] = ED25519;
        System.arraycopy(raw, 0, typeAndKey, 1, raw.length);
    }

    /** This key under this name. */
    public static NoteVerifier of(String name, NoteVerificationKey key) {
        return new NoteVerifier(name, key);
    }

    /**
     * Reads a verifier key.
     *
     * @throws TrailFault unless name, key id and an Ed25519 key are there and belong together
     */
    public static NoteVerifier parse(String verifierKey) {
        String[] parts = verifierKey.split("\\+", 3);
        if (parts.length != 3) {
            throw new TrailFault("a verifier key must be name+id+key, found " + parts.length + " parts");
        }
        byte[] typeAndKey = StrictBase64.decode(parts[2]);
        if (typeAndKey.length != 33 || typeAndKey[0] != ED25519) {
            throw new TrailFault("a verifier key must be Ed25519, found another algorithm or length");
        }
        NoteVerifier verifier = of(parts[0], key(Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length)));
        if (!verifier.toString().equals(verifierKey)) {
            throw new TrailFault("the id of a verifier key must be derived from its name and key, found another");
        }
        return verifier;
    }

    public String name() {
        return name;
    }

    /** The first 4 bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
    byte[] keyId() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typeAndKey), 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns only if the signature is this key's over the text. */
    void check(String text, byte[] signature) {
        try {
            key.verify(text.getBytes(StandardCharsets.UTF_8), signature);
        } catch (Refusal e) {
            throw new TrailFault("the signature of " + name + " must verify, found one that does not");
        }
    }

    private static NoteVerificationKey key(byte[] raw) {
        try {
            return NoteVerificationKey.of(raw);
        } catch (IllegalArgumentException e) {
            throw new TrailFault("a verifier key must be a point of Ed25519, found other bytes");
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typeAndKey);
    }
}
