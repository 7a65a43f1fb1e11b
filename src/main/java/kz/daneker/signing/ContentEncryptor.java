package kz.daneker.signing;

import kz.daneker.refusal.Refusal;

/**
 * Seals a message so that one recipient alone can read it. A seam: algorithms that resist quantum computers enter as
 * further implementations, chosen per recipient.
 */
public interface ContentEncryptor {
    /**
     * Seals a message to a recipient's registered key.
     *
     * @param contentType media type without {@code application/}, e.g. {@code daneker-delivery+json}
     * @return JWE, compact form
     */
    String encrypt(byte[] plaintext, String contentType, EncryptionKey recipient);

    /**
     * Opens a message sealed to us.
     *
     * @param contentType the only one acceptable here
     * @throws Refusal {@code KEY_UNKNOWN} if sealed to another key, {@code ENVELOPE_MALFORMED} for another algorithm, a
     *     further header parameter or a form of another kind, {@code SIGNATURE_INVALID} if it was changed on its way
     */
    byte[] decrypt(String jwe, String contentType, DecryptionKey key);
}
