package kz.daneker.signing;

import java.util.Arrays;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * An ES256 signature over a file that stays as it is: a compact JWS whose payload part is empty (RFC 7515 appendix F).
 */
public final class DetachedJws {
    /** {@code typ} of the signature over a sharing matrix. */
    public static final String MATRIX = "sharing-matrix+jws";

    /** {@code typ} of a signature over the change from one sharing matrix to the next. */
    public static final String MATRIX_CHANGE = "matrix-change+jws";

    /** {@code typ} of a signature over the bytes of a FHIR resource on its way to the gateway. */
    public static final String FHIR = "fhir+jws";

    /** {@code typ} of the gateway's signature over a notice of an alert. */
    public static final String ALERT = "alert+jws";

    private DetachedJws() {}

    /** Signs the bytes of a sharing matrix. */
    public static String sign(byte[] content, SigningKey key) {
        return sign(MATRIX, content, key);
    }

    /**
     * Signs the bytes of a file.
     *
     * @param typ what the file is, so that no signature can be taken for another's
     */
    public static String sign(String typ, byte[] content, SigningKey key) {
        String header = Base64Url.encode(JwsHeader.write(typ, key));
        String signature = Base64Url.encode(key.sign(Base64Url.ascii(header + "." + Base64Url.encode(content))));
        return header + ".." + signature;
    }

    /** The key to look up in the register; refuses as {@link Jws#keyNamedBy}. */
    public static KeyName keyNamedBy(String detached) {
        return Jws.keyNamedBy(whole(detached, new byte[1]));
    }

    /**
     * Passes if the signature is this key's over exactly these bytes.
     *
     * @throws Refusal {@code SIGNATURE_INVALID}, {@code KEY_UNKNOWN} or {@code ENVELOPE_MALFORMED}, as
     *     {@link Jws#verify}
     */
    public static void verify(String detached, byte[] content, VerificationKey key) {
        verify(MATRIX, detached, content, key);
    }

    /** The same for a file of another kind. */
    public static void verify(String typ, String detached, byte[] content, VerificationKey key) {
        byte[] signed = Jws.signed(whole(detached, content), typ, key);
        if (!Arrays.equals(signed, content)) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
    }

    /**
     * The same signature with what it signs inside: a word that proves itself wherever it is kept.
     *
     * @return compact JWS
     */
    public static String attach(String detached, byte[] content) {
        return whole(detached, content);
    }

    private static String whole(String detached, byte[] content) {
        int gap = detached.indexOf("..");
        return gap < 0
                ? detached
                : detached.substring(0, gap + 1) + Base64Url.encode(content) + detached.substring(gap + 1);
    }
}
