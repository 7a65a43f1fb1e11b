package kz.daneker.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the textual encodings of RFC 7468: 64 characters a line, ends with a line feed. */
final class Pem {
    private Pem() {}

    static String certificate(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a parsed certificate must have a DER form", e);
        }
    }

    static String certificates(List<X509Certificate> certificates) {
        return certificates.stream().map(Pem::certificate).collect(Collectors.joining());
    }

    static String revocationList(X509CRL list) {
        try {
            return block("X509 CRL", list.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a parsed revocation list must have a DER form", e);
        }
    }

    /** PKCS#8, unencrypted: what Spring Boot's PEM bundle reads; the file MUST have mode 600. */
    static String privateKey(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String block(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
