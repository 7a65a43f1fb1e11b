package kz.daneker.signing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registered P-256 public key: what a signature under this {@code kid} must verify with, whatever its header says.
 *
 * <p>Parsed and checked to lie on the curve once; immutable and safe to share.
 */
public final class VerificationKey {
    private static final int SIGNATURE_BYTES = 64;

    private final KeyName kid;
    private final Digest certificate;
    private final PublicKey key;

    private VerificationKey(KeyName kid, Digest certificate, PublicKey key) {
        this.kid = kid;
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * A key known by name and certificate digest.
     *
     * @param certificate SHA-256 of the DER certificate the key was registered with
     * @throws IllegalArgumentException if the key is not a point on P-256
     */
    public static VerificationKey of(KeyName kid, Digest certificate, PublicKey key) {
        return new VerificationKey(kid, certificate, onCurve(key));
    }

    /** The key of a certificate; whether the certificate is trusted was decided by the caller. */
    public static VerificationKey of(KeyName kid, X509Certificate certificate) {
        try {
            return of(kid, Digest.of(certificate.getEncoded()), certificate.getPublicKey());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("certificate of " + kid + " has no DER form", e);
        }
    }

    static PublicKey onCurve(PublicKey key) {
        try {
            return P256.require(
                    CryptoProviders.ecKeyFactory().generatePublic(new X509EncodedKeySpec(key.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a public key must be a point on P-256", e);
        }
    }

    public KeyName kid() {
        return kid;
    }

    /** SHA-256 of the DER certificate ({@code x5t#S256}). */
    public Digest certificate() {
        return certificate;
    }

    /** The key as {@code cnf.jwk} carries it: {@code {"kty":"EC","crv":"P-256","x":…,"y":…}}, nothing else. */
    public ObjectNode jwk() {
        return PublicJwk.write(key);
    }

    /** Whether both are the same point, under whatever name. */
    public boolean sameKeyAs(VerificationKey other) {
        return key.equals(other.key);
    }

    /** @throws Refusal {@code SIGNATURE_INVALID} unless these 64 bytes are this key's ES256 signature */
    void verify(byte[] message, byte[] rs) {
        if (rs.length != SIGNATURE_BYTES || !holds(message, rs)) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
    }

    private boolean holds(byte[] message, byte[] rs) {
        try {
            Signature signature = CryptoProviders.ecdsaOverDigest();
            signature.initVerify(key);
            signature.update(CryptoProviders.sha256().digest(message));
            return signature.verify(rs);
        } catch (SignatureException e) {
            return false; // r or s out of range
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("verifying failed with key " + kid, e);
        }
    }
}
