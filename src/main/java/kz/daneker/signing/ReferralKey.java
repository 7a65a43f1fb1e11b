package kz.daneker.signing;

import java.nio.charset.StandardCharsets;
import kz.daneker.referral.ReferralId;

/** The data key of one referral: all that is stored of it is sealed under this key alone. */
public final class ReferralKey {
    private final AesGcm cipher;
    private final ReferralId referral;

    ReferralKey(AesGcm cipher, ReferralId referral) {
        this.cipher = cipher;
        this.referral = referral;
    }

    /**
     * Seals one piece for the store.
     *
     * @param piece which piece it is, e.g. {@code original} or {@code delivery}; it opens under no other name
     */
    public byte[] seal(byte[] plaintext, String piece) {
        return cipher.seal(plaintext, context(piece));
    }

    /**
     * Opens what {@link #seal} sealed under the same name.
     *
     * @throws IllegalStateException if the stored bytes were changed or belong elsewhere
     */
    public byte[] open(byte[] sealed, String piece) {
        return cipher.open(sealed, context(piece));
    }

    private byte[] context(String piece) {
        return (referral + "/" + piece).getBytes(StandardCharsets.UTF_8);
    }
}
