package kz.daneker.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Made-up keys for tests; the "certificate" is the digest of the key's name. */
record Keys(SigningKey signing, VerificationKey verification, KeyPair pair) {
    static Keys of(String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.elliptic());
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            KeyName name = new KeyName(kid);
            Digest certificate = Digest.ofAscii(kid);
            return new Keys(
                    SigningKey.of(name, certificate, pair.getPrivate()),
                    VerificationKey.of(name, certificate, pair.getPublic()),
                    pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
