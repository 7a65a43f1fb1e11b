package kz.daneker.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** A P-256 private key that signs, with the name and the certificate it is registered under. */
public final class SigningKey {
    private final KeyName kid;
    private final Digest certificate;
    private final PrivateKey key;

    private SigningKey(KeyName kid, Digest certificate, PrivateKey key) {
        this.kid = kid;
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * A key read from its store.
     *
     * @param certificate SHA-256 of the DER certificate ({@code x5t#S256})
     * @throws IllegalArgumentException if the key is not on P-256
     */
    public static SigningKey of(KeyName kid, Digest certificate, PrivateKey key) {
        return new SigningKey(kid, certificate, onP256(key));
    }

    static PrivateKey onP256(PrivateKey key) {
        try {
            return P256.require(
                    CryptoProviders.ecKeyFactory().generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a private key must be on P-256", e);
        }
    }

    public KeyName kid() {
        return kid;
    }

    /** SHA-256 of the DER certificate ({@code x5t#S256}). */
    public Digest certificate() {
        return certificate;
    }

    /** ES256 (RFC 7518 §3.4): r ‖ s, 64 bytes. */
    byte[] sign(byte[] message) {
        try {
            Signature signature = CryptoProviders.ecdsaOverDigest();
            signature.initSign(key, CryptoProviders.signatureNonces());
            signature.update(CryptoProviders.sha256().digest(message));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed with key " + kid, e);
        }
    }
}
