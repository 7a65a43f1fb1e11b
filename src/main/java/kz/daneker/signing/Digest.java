package kz.daneker.signing;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * A SHA-256 digest, e.g. {@code 8FoouWaAsp2vgDWBzC4Bkkzx2e8IWeien1EqjapYxo4}.
 *
 * @param value 43 characters of base64url, no padding
 */
public record Digest(String value) implements Comparable<Digest> {
    private static final int LENGTH = 43;

    /** The last character holds four bits: the two below them are zero. */
    private static final String LAST = "AEIMQUYcgkosw048";

    /** @throws Refusal {@code ENVELOPE_MALFORMED} if this cannot be a SHA-256 digest */
    public Digest {
        if (value.length() != LENGTH || LAST.indexOf(value.charAt(LENGTH - 1)) < 0 || !Base64Url.isSpelled(value)) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    public static Digest of(byte[] content) {
        return new Digest(Base64Url.encode(CryptoProviders.sha256().digest(content)));
    }

    /** Of the characters of a token or disclosure, which are ASCII (RFC 9901 §4.2.3). */
    public static Digest ofAscii(String content) {
        return of(Base64Url.ascii(content));
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return Base64Url.decode(value);
    }

    @Override
    public int compareTo(Digest other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
