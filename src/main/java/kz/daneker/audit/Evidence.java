package kz.daneker.audit;

import java.nio.charset.StandardCharsets;

/**
 * The bytes a leaf commits to without showing them: sealed by whoever records them, kept beside the trail, erasable.
 */
public final class Evidence {
    private static final Evidence NONE = new Evidence(new byte[0], "");

    private final byte[] sealed;
    private final String digest;

    private Evidence(byte[] sealed, String digest) {
        this.sealed = sealed;
        this.digest = digest;
    }

    /** Evidence that the caller encrypted: the trail keeps the bytes as they are. */
    public static Evidence sealed(byte[] bytes) {
        return new Evidence(bytes.clone(), "");
    }

    /**
     * A signed word that is kept elsewhere, by whoever said it and whoever was told: the leaf commits to its SHA-256. A
     * signature cannot be guessed, so no nonce is needed, and whoever has the word finds its leaf.
     *
     * @param jws compact
     */
    public static Evidence word(String jws) {
        return new Evidence(new byte[0], digest(jws));
    }

    /** SHA-256(nonce ‖ evidence), base64url without padding: what a leaf commits to for sealed evidence. */
    public static String commitment(byte[] nonce, byte[] evidence) {
        return AuditTrail.commitment(nonce, evidence);
    }

    /** SHA-256 of the ASCII text, base64url without padding: what a leaf commits to for {@link #word}. */
    public static String digest(String jws) {
        return AuditTrail.commitment(new byte[0], jws.getBytes(StandardCharsets.US_ASCII));
    }

    /** For a leaf that says everything itself. */
    public static Evidence none() {
        return NONE;
    }

    /** Whether there are bytes to be kept beside the trail. */
    boolean isKept() {
        return sealed.length > 0;
    }

    /** What the leaf commits to where nothing is kept beside it, or empty. */
    String digest() {
        return digest;
    }

    byte[] bytes() {
        return sealed.clone();
    }
}
