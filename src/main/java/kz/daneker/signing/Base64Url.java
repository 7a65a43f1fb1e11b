package kz.daneker.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Base64url without padding, one spelling per byte string (RFC 7515 §2).
 *
 * <p>Lenient decoders accept several spellings of the same bytes, which lets a forwarder change a token's hash without
 * breaking its signature.
 */
final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * @throws Refusal {@code ENVELOPE_MALFORMED} for any character outside the alphabet, padding, or unused bits that
     *     are not zero
     */
    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = DECODER.decode(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        if (!encode(bytes).equals(text)) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return bytes;
    }

    /** Whether all characters are of the alphabet; a loop, because a referral asks it some hundred times. */
    static boolean isSpelled(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
