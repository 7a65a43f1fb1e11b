package kz.daneker.trust;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** What a registered key is for; a key has exactly one use, read from its certificate's usage extensions. */
public enum KeyUse {
    /** Seals tokens: key usage {@code digitalSignature}, no extended usage. */
    SIGNING,
    /** Receives encrypted deliveries: key usage {@code keyAgreement}. */
    ENCRYPTION,
    /** Mutual TLS: extended usage {@code clientAuth} or {@code serverAuth}. */
    TLS;

    private static final List<String> TLS_PURPOSES = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_AGREEMENT = 4;

    /**
     * Reads the one use a certificate allows.
     *
     * @throws TrustProblem if it allows none of the three, or more than one
     */
    static KeyUse of(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        List<String> extended = extended(certificate);
        boolean tls = extended.stream().anyMatch(TLS_PURPOSES::contains);
        boolean signs = usage != null && usage[DIGITAL_SIGNATURE];
        boolean agrees = usage != null && usage[KEY_AGREEMENT];
        if (tls && signs && !agrees) {
            return TLS;
        }
        if (extended.isEmpty() && signs != agrees) {
            return signs ? SIGNING : ENCRYPTION;
        }
        throw new TrustProblem(
                "a certificate must be for exactly one of signing, encryption and TLS, found key usage that fits none or two");
    }

    /**
     * The one JOSE algorithm a key of this use may be used with; the header of a message never chooses.
     *
     * @return {@code ES256}, {@code EdDSA}, {@code ECDH-ES+A256KW}, or {@code TLS} for a key no token may name
     */
    String algorithm(PublicKey key) {
        return switch (this) {
            case TLS -> "TLS";
            case ENCRYPTION -> "ECDH-ES+A256KW";
            case SIGNING -> key.getAlgorithm().equals("EC") ? "ES256" : "EdDSA";
        };
    }

    private static List<String> extended(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null ? List.of() : purposes;
        } catch (CertificateParsingException e) {
            throw new TrustProblem("a certificate's extended key usage must be readable, found broken DER", e);
        }
    }
}
