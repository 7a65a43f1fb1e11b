package kz.daneker.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.daneker.referral.ReferralId;

/** Turns a referral's id into the pseudonym the trail knows it by; without this key nobody links the two. */
public final class ReferenceKey {
    private static final String HMAC = "HmacSHA256";
    private static final int PSEUDONYM_BYTES = 16;

    private final SecretKeySpec key;

    private ReferenceKey(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** A key of 32 random bytes. */
    public static ReferenceKey of(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the reference key must have 32 bytes, found " + key.length);
        }
        return new ReferenceKey(key);
    }

    /** The first 16 bytes of HMAC-SHA-256(key, id), base64url without padding: 22 characters. */
    public String pseudonym(ReferralId referral) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] full = mac.doFinal(referral.toString().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, PSEUDONYM_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
