package kz.daneker.signing;

import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * An ML-DSA-44 private key that cosigns checkpoints of audit logs, its own log's or another's (FIPS 204).
 *
 * <p>Signs deterministically: the same message gives the same 2,420 bytes, so that several gateways write one checkpoint.
 */
public final class CosigningKey {
    /** Bytes of the seed a key follows from. */
    public static final int SEED = 32;

    private final MLDSAPrivateKeyParameters key;

    private CosigningKey(byte[] seed) {
        this.key = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
    }

    public static CosigningKey generate(SecureRandom random) {
        byte[] seed = new byte[SEED];
        random.nextBytes(seed);
        return new CosigningKey(seed);
    }

    /**
     * The key out of its stored form.
     *
     * @param seed 32 bytes, the ξ of FIPS 204
     */
    public static CosigningKey ofSeed(byte[] seed) {
        if (seed.length != SEED) {
            throw new IllegalArgumentException("an ML-DSA seed must have 32 bytes, found " + seed.length);
        }
        return new CosigningKey(seed);
    }

    /** The 32 secret bytes, to be stored. */
    public byte[] seed() {
        return key.getSeed();
    }

    public CosignatureKey verificationKey() {
        return CosignatureKey.of(key.getPublicKey());
    }

    /** The 2,420-byte signature, without context. */
    public byte[] sign(byte[] message) {
        MLDSASigner signer = new MLDSASigner();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("an ML-DSA key must sign any message", e);
        }
    }
}
