package kz.daneker.signing;

import tools.jackson.databind.node.ObjectNode;

/** A JWS whose signature holds; only {@link Jws#verify} makes one. */
public final class VerifiedJws {
    private final String compact;
    private final KeyName kid;
    private final ObjectNode payload;

    VerifiedJws(String compact, KeyName kid, ObjectNode payload) {
        this.compact = compact;
        this.kid = kid;
        this.payload = payload;
    }

    /** As received: three canonical base64url parts. */
    public String compact() {
        return compact;
    }

    /** Of the compact form, the identity of this message in receipts and for replays. */
    public Digest digest() {
        return Digest.ofAscii(compact);
    }

    /** The key that signed. */
    public KeyName kid() {
        return kid;
    }

    public Claims claims() {
        return new Claims(payload);
    }

    /** The signed JSON; a private copy. */
    public ObjectNode payload() {
        return payload.deepCopy();
    }

    ObjectNode signedTree() {
        return payload;
    }
}
