package kz.daneker.signing;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;

/** A recipient's registered P-256 key to encrypt to. */
public final class EncryptionKey {
    private final KeyName kid;
    private final ECPublicKey key;

    private EncryptionKey(KeyName kid, ECPublicKey key) {
        this.kid = kid;
        this.key = key;
    }

    /**
     * A key known by name.
     *
     * @throws IllegalArgumentException if it is not a point on P-256
     */
    public static EncryptionKey of(KeyName kid, PublicKey key) {
        return new EncryptionKey(kid, P256.onSharedCurve(VerificationKey.onCurve(key)));
    }

    /** The key of a certificate; whether the certificate is trusted was decided by the caller. */
    public static EncryptionKey of(KeyName kid, X509Certificate certificate) {
        return of(kid, certificate.getPublicKey());
    }

    public KeyName kid() {
        return kid;
    }

    ECPublicKey key() {
        return key;
    }
}
