package kz.daneker.signing;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 public key that checkpoints of an audit log verify with (RFC 8032). */
public final class NoteVerificationKey {
    private static final int SIGNATURE_BYTES = 64;

    private final Ed25519PublicKeyParameters key;

    private NoteVerificationKey(Ed25519PublicKeyParameters key) {
        this.key = key;
    }

    /**
     * The key out of its public form.
     *
     * @param raw 32 bytes, as C2SP verifier keys carry them after the type byte
     * @throws IllegalArgumentException if they encode no point of the curve
     */
    public static NoteVerificationKey of(byte[] raw) {
        if (raw.length != Ed25519PublicKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 public key must have 32 bytes, found " + raw.length);
        }
        return new NoteVerificationKey(new Ed25519PublicKeyParameters(raw));
    }

    /** The 32 bytes. */
    public byte[] raw() {
        return key.getEncoded();
    }

    /**
     * Returns only if the signature holds.
     *
     * @throws Refusal {@code SIGNATURE_INVALID}
     */
    public void verify(byte[] message, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        if (signature.length != SIGNATURE_BYTES || !verifier.verifySignature(signature)) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
    }
}
