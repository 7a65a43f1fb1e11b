package kz.daneker.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public half of a log's key, as text {@code name+key id+base64(0x01 ‖ Ed25519 key)}.
 *
 * @see <a href="https://c2sp.org/signed-note@v1.0.0#verifier-keys">C2SP signed-note, verifier keys</a>
 */
public final class NoteVerifier {
    private static final byte ED25519 = 1;
    private static final int SIGNATURE_BYTES = 64;
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] keyId;
    private final PublicKey key;
    private final String text;

    private NoteVerifier(String name, byte[] keyId, PublicKey key, String text) {
        this.name = name;
        this.keyId = keyId;
        this.key = key;
        this.text = text;
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
        String name = KeyNames.require(parts[0]);
        byte[] typeAndKey = StrictBase64.decode(parts[2]);
        if (typeAndKey.length != 33 || typeAndKey[0] != ED25519) {
            throw new TrailFault("a verifier key must be Ed25519, found another algorithm or length");
        }
        byte[] keyId = keyId(name, typeAndKey);
        if (!HexFormat.of().formatHex(keyId).equals(parts[1])) {
            throw new TrailFault("the id of a verifier key must be derived from its name and key, found another");
        }
        return new NoteVerifier(
                name, keyId, publicKey(Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length)), verifierKey);
    }

    public String name() {
        return name;
    }

    byte[] keyId() {
        return keyId.clone();
    }

    /** @throws TrailFault unless the signature has 64 bytes and is this key's over the message */
    void check(byte[] message, byte[] signature) {
        // the JDK's Ed25519 tolerates bytes after the signature
        if (signature.length != SIGNATURE_BYTES || !verifies(message, signature)) {
            throw new TrailFault("the signature of " + name + " must verify, found one that does not");
        }
    }

    private boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a point or scalar out of range is a signature that does not verify
        }
    }

    private static byte[] keyId(String name, byte[] typeAndKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typeAndKey), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static PublicKey publicKey(byte[] raw) {
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, raw.length);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new TrailFault("a verifier key must be a point of Ed25519, found other bytes");
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return text;
    }
}
