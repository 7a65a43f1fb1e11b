package kz.daneker.signing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import kz.daneker.referral.ReferralId;

/**
 * Makes and wraps the data keys of referrals.
 *
 * <p>A wrapped key is the only way back to what was stored of its referral: deleting it erases the referral from every
 * table, journal and backup that holds ciphertext only.
 */
public final class AtRestCipher {
    private final AesGcm wrapping;
    private final SecureRandom random;

    /**
     * Works under one key-encryption key.
     *
     * @param keyEncryptionKey 32 bytes; copied
     */
    public AtRestCipher(byte[] keyEncryptionKey, SecureRandom random) {
        this.wrapping = new AesGcm(keyEncryptionKey, random);
        this.random = random;
    }

    /** A fresh data key, with the form to be stored. */
    public WrappedKey newKey(ReferralId referral) {
        byte[] key = new byte[AesGcm.KEY_BYTES];
        random.nextBytes(key);
        byte[] wrapped = wrapping.seal(key, context(referral));
        return new WrappedKey(wrapped, new ReferralKey(new AesGcm(key, random), referral));
    }

    /**
     * The data key out of its stored form.
     *
     * @throws IllegalStateException if the bytes were changed, belong to another referral or another key-encryption key
     */
    public ReferralKey unwrap(byte[] wrapped, ReferralId referral) {
        return new ReferralKey(new AesGcm(wrapping.open(wrapped, context(referral)), random), referral);
    }

    private static byte[] context(ReferralId referral) {
        return ("daneker data key " + referral).getBytes(StandardCharsets.UTF_8);
    }
}
