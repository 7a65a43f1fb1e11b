package kz.daneker.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key with its name and the kind of signature it makes, as text {@code name+key id+base64(type ‖ key)}.
 *
 * @see <a href="https://c2sp.org/signed-note@v1.0.0#verifier-keys">C2SP signed-note, verifier keys</a>
 */
final class VerifierKey {
    private final String name;
    private final byte[] typeAndKey;

    private VerifierKey(String name, byte[] typeAndKey) {
        this.name = KeyNames.require(name);
        this.typeAndKey = typeAndKey;
    }

    static VerifierKey of(String name, byte type, byte[] key) {
        byte[] typeAndKey = new byte[1 + key.length];
        typeAndKey[0] = type;
        System.arraycopy(key, 0, typeAndKey, 1, key.length);
        return new VerifierKey(name, typeAndKey);
    }

    /** @throws TrailFault unless name, key id and key are there and belong together */
    static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new TrailFault("a verifier key must be name+id+key, found " + parts.length + " parts");
        }
        byte[] typeAndKey = StrictBase64.decode(parts[2]);
        if (typeAndKey.length < 2) {
            throw new TrailFault("a verifier key must carry a type and a key, found too few bytes");
        }
        VerifierKey key = new VerifierKey(parts[0], typeAndKey);
        if (!key.toString().equals(text)) {
            throw new TrailFault("the id of a verifier key must be derived from its name and key, found another");
        }
        return key;
    }

    String name() {
        return name;
    }

    byte type() {
        return typeAndKey[0];
    }

    byte[] key() {
        return Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length);
    }

    /** Whether it is the same key, under whatever name and kind. */
    boolean hasKeyOf(VerifierKey other) {
        return Arrays.equals(key(), other.key());
    }

    /** The first 4 bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
    byte[] id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typeAndKey), 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typeAndKey);
    }
}
