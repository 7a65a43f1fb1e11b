package kz.daneker.audit;

import java.util.Base64;

/** Base64 with padding (RFC 4648 §4) where each value has exactly one text. */
final class StrictBase64 {
    private StrictBase64() {}

    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new TrailFault("a value must be base64, found other characters");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new TrailFault("a value must be base64 in its one canonical form, found another");
        }
        return bytes;
    }
}
