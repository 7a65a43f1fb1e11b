package kz.daneker.signing;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;

/** A P-256 private key to decrypt with; never the one that signs. */
public final class DecryptionKey {
    private final KeyName kid;
    private final ECPrivateKey key;

    private DecryptionKey(KeyName kid, ECPrivateKey key) {
        this.kid = kid;
        this.key = key;
    }

    /**
     * A key read from its store.
     *
     * @throws IllegalArgumentException if it is not on P-256
     */
    public static DecryptionKey of(KeyName kid, PrivateKey key) {
        return new DecryptionKey(kid, (ECPrivateKey) SigningKey.onP256(key));
    }

    public KeyName kid() {
        return kid;
    }

    ECPrivateKey key() {
        return key;
    }
}
