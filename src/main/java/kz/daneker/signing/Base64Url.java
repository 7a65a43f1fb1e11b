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

    /** RFC 4648 §5, in the order of the values the characters stand for. */
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final boolean[] SPELLS = spells();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * @throws Refusal {@code ENVELOPE_MALFORMED} for any character outside the alphabet, padding, or unused bits that
     *     are not zero
     */
    static byte[] decode(String text) {
        requireOneSpelling(text);
        return DECODER.decode(text);
    }

    /** Passes for the one spelling of some bytes; {@link #decode} for those who do not need the bytes. */
    static void requireOneSpelling(String text) {
        int unusedBits = switch (text.length() % 4) {
            case 0 -> 0;
            case 2 -> 4;
            case 3 -> 2;
            default -> throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        };
        boolean unusedAreZero =
                unusedBits == 0 || ALPHABET.indexOf(text.charAt(text.length() - 1)) % (1 << unusedBits) == 0;
        if (!isSpelled(text) || !unusedAreZero) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    /** Whether all characters are of the alphabet; a look into a table, because a referral asks it some hundred times. */
    static boolean isSpelled(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= SPELLS.length || !SPELLS[c]) {
                return false;
            }
        }
        return true;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean[] spells() {
        boolean[] spells = new boolean[128];
        ALPHABET.chars().forEach(c -> spells[c] = true);
        return spells;
    }
}
