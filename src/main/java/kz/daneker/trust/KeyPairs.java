package kz.daneker.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import kz.daneker.signing.CryptoProviders;

/** Fresh key pairs of the two kinds this exchange uses. */
final class KeyPairs {
    private KeyPairs() {}

    /** On NIST P-256, for ES256, ECDH-ES and TLS. */
    static KeyPair p256(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.elliptic());
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle must offer P-256", e);
        }
    }

    /** For the checkpoints of the audit log (RFC 8032). */
    static KeyPair ed25519(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", CryptoProviders.elliptic());
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle must offer Ed25519", e);
        }
    }
}
