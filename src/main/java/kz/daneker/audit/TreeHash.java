package kz.daneker.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The hash of a node of the Merkle tree: exactly 32 bytes, written as base64, e.g.
 * {@code 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=} for the empty tree.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962 §2.1, Merkle hash trees</a>
 */
public final class TreeHash {
    /** The root of a tree without leaves: SHA-256 of nothing. */
    public static final TreeHash EMPTY = new TreeHash(sha256().digest());

    /** Bytes in every hash. */
    public static final int SIZE = 32;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes bytes as a hash.
     *
     * @throws TrailFault unless there are exactly 32
     */
    public static TreeHash of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new TrailFault("a hash of the log must have 32 bytes, found " + bytes.length);
        }
        return new TreeHash(bytes.clone());
    }

    /**
     * Reads a hash.
     *
     * @throws TrailFault unless this is the one base64 text of 32 bytes
     */
    public static TreeHash ofBase64(String text) {
        return of(StrictBase64.decode(text));
    }

    /** SHA-256(0x00 ‖ leaf). */
    public static TreeHash ofLeaf(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return new TreeHash(digest.digest(leaf));
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static TreeHash ofChildren(TreeHash left, TreeHash right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left.bytes);
        return new TreeHash(digest.digest(right.bytes));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As base64. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
