package kz.daneker.officer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns what an identity provider calls somebody into what an account keeps of it. A subject may be a name, a mail address
 * or a number of a person; without this key nobody finds the account that belongs to one, nor the other way round.
 */
public final class SubjectKey {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    private SubjectKey(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** A key of 32 random bytes. */
    public static SubjectKey of(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the subject key must have 32 bytes, found " + key.length);
        }
        return new SubjectKey(key);
    }

    /** HMAC-SHA-256(key, issuer, zero, subject), base64url without padding: 43 characters. */
    String pseudonym(ProviderSubject whom) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(whom.issuer().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0); // no issuer has one, so no two pairs are the same text
            byte[] full = mac.doFinal(whom.subject().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(full);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
