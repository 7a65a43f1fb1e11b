package kz.daneker.signing;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** A JWS cut into its parts, nothing in it believed yet (RFC 7515 §7.1). */
final class CompactJws {
    private final String text;
    private final int secondDot;
    private final JwsHeader header;
    private final byte[] payload;
    private final byte[] signature;

    private CompactJws(String text, int firstDot, int secondDot) {
        this.text = text;
        this.secondDot = secondDot;
        this.header = JwsHeader.read(Base64Url.decode(text.substring(0, firstDot)));
        this.payload = Base64Url.decode(text.substring(firstDot + 1, secondDot));
        this.signature = Base64Url.decode(text.substring(secondDot + 1));
    }

    static CompactJws parse(String text) {
        int firstDot = text.indexOf('.');
        int secondDot = text.indexOf('.', firstDot + 1);
        if (text.length() > SdJwt.MAX_LENGTH) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        if (firstDot < 0 || secondDot < 0 || text.indexOf('.', secondDot + 1) >= 0) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return new CompactJws(text, firstDot, secondDot);
    }

    JwsHeader header() {
        return header;
    }

    /** The payload, nothing in it believed. */
    byte[] payload() {
        return payload.clone();
    }

    /** The payload, once this key has been found to have signed it. */
    byte[] verifiedPayload(VerificationKey key) {
        key.verify(Base64Url.ascii(text.substring(0, secondDot)), signature);
        return payload;
    }
}
