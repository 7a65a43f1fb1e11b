package kz.daneker.signing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a random 96-bit IV put first: {@code version 1 ‖ IV 12 ‖ ciphertext ‖ tag 16}. */
final class AesGcm {
    static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + IV_BYTES;

    private final SecretKeySpec key;
    private final SecureRandom random;

    AesGcm(byte[] key, SecureRandom random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("an AES-256 key must have 32 bytes, found " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    byte[] seal(byte[] plaintext, byte[] context) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = CryptoProviders.aesGcm();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context);
            byte[] sealed = new byte[HEAD + cipher.getOutputSize(plaintext.length)];
            sealed[0] = VERSION;
            System.arraycopy(iv, 0, sealed, 1, IV_BYTES);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, HEAD);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encrypting at rest failed", e);
        }
    }

    /** What {@link #seal} sealed; anything else means the store was changed or the key is another. */
    byte[] open(byte[] sealed, byte[] context) {
        if (sealed.length < HEAD + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw new IllegalStateException("stored ciphertext must start with version 1, found another form");
        }
        try {
            Cipher cipher = CryptoProviders.aesGcm();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 1, IV_BYTES));
            cipher.updateAAD(context);
            return cipher.doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "stored ciphertext does not open: altered, misplaced, or of another key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("decrypting at rest failed", e);
        }
    }
}
