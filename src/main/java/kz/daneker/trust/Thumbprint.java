package kz.daneker.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * SHA-256 of a certificate's DER form, base64url without padding (43 characters), as in the header {@code x5t#S256}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-4.1.8">RFC 7515 §4.1.8</a>
 */
public record Thumbprint(String value) {
    public static Thumbprint of(X509Certificate certificate) {
        try {
            return ofBytes(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate must have a DER form", e);
        }
    }

    static Thumbprint ofBytes(byte[] der) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(der);
            return new Thumbprint(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
