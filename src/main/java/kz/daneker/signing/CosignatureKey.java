package kz.daneker.signing;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** An ML-DSA-44 public key that cosignatures of audit logs verify with (FIPS 204). */
public final class CosignatureKey {
    /** Bytes of the public form. */
    public static final int SIZE = 1312;

    private static final int SIGNATURE_BYTES = 2420;

    private final MLDSAPublicKeyParameters key;

    private CosignatureKey(MLDSAPublicKeyParameters key) {
        this.key = key;
    }

    /**
     * The key out of its public form.
     *
     * @param raw 1,312 bytes, as C2SP verifier keys carry them after the type byte
     * @throws IllegalArgumentException for any other number of bytes
     */
    public static CosignatureKey of(byte[] raw) {
        if (raw.length != SIZE) {
            throw new IllegalArgumentException("an ML-DSA-44 public key must have 1312 bytes, found " + raw.length);
        }
        return new CosignatureKey(new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, raw));
    }

    /** The 1,312 bytes. */
    public byte[] raw() {
        return key.getEncoded();
    }

    /**
     * Returns only if the signature holds.
     *
     * @throws Refusal {@code SIGNATURE_INVALID}
     */
    public void verify(byte[] message, byte[] signature) {
        MLDSASigner verifier = new MLDSASigner();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        if (signature.length != SIGNATURE_BYTES || !verifier.verifySignature(signature)) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
    }
}
