package kz.daneker.signing;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 private key that signs the audit log's checkpoints (RFC 8032). */
public final class NoteSigningKey {
    private final Ed25519PrivateKeyParameters key;

    private NoteSigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
    }

    public static NoteSigningKey generate(SecureRandom random) {
        return new NoteSigningKey(new Ed25519PrivateKeyParameters(random));
    }

    /**
     * The key out of its stored form.
     *
     * @param seed 32 bytes
     */
    public static NoteSigningKey ofSeed(byte[] seed) {
        if (seed.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 seed must have 32 bytes, found " + seed.length);
        }
        return new NoteSigningKey(new Ed25519PrivateKeyParameters(seed));
    }

    /** The 32 secret bytes, to be stored. */
    public byte[] seed() {
        return key.getEncoded();
    }

    public NoteVerificationKey verificationKey() {
        return NoteVerificationKey.of(key.generatePublicKey().getEncoded());
    }

    /** The 64-byte signature. */
    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
