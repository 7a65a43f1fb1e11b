package kz.daneker.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import kz.daneker.signing.Digest;

/** SHA-256 of a certificate's DER form, the header {@code x5t#S256} (RFC 7515 §4.1.8). */
public final class Thumbprint {
    private Thumbprint() {}

    /** Of this certificate. */
    public static Digest of(X509Certificate certificate) {
        try {
            return Digest.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate must have a DER form", e);
        }
    }
}
