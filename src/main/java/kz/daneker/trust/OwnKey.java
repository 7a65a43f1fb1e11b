package kz.daneker.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import kz.daneker.signing.DecryptionKey;
import kz.daneker.signing.KeyName;
import kz.daneker.signing.SigningKey;

/**
 * A private key this side holds, with its name and the chain that certifies it.
 *
 * @param kid as registered, e.g. {@code gateway-seal-1}
 * @param chain the key's certificate first, then the CAs above it
 */
record OwnKey(String kid, PrivateKey privateKey, List<X509Certificate> chain) {
    public OwnKey {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** For sealing tokens; the key must be on P-256. */
    SigningKey forSigning() {
        return SigningKey.of(new KeyName(kid), Thumbprint.of(certificate()), privateKey);
    }

    /** For opening deliveries; the key must be on P-256. */
    DecryptionKey forDecryption() {
        return DecryptionKey.of(new KeyName(kid), privateKey);
    }

    /** Names the key only: private keys do not belong into logs. */
    @Override
    public String toString() {
        return "OwnKey[" + kid + "]";
    }
}
