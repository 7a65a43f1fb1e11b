package kz.daneker.signing;

import java.util.Optional;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs and verifies JSON as ES256 JWS, compact form (RFC 7515, RFC 7518 §3.4).
 *
 * <p>A received token goes: {@link #keyNamedBy} tells which registered key it claims, the register answers with a
 * {@link VerificationKey} or refuses, {@link #verify} does the rest.
 */
public final class Jws {
    private Jws() {}

    /**
     * Signs a JSON object.
     *
     * @param typ media type without {@code application/}, e.g. {@code referral-receipt+jwt}
     */
    public static String sign(String typ, ObjectNode payload, SigningKey key) {
        String signed = Base64Url.encode(JwsHeader.write(typ, key)) + "." + Base64Url.encode(StrictJson.write(payload));
        return signed + "." + Base64Url.encode(key.sign(Base64Url.ascii(signed)));
    }

    /**
     * The {@code kid} to look up in the register; until {@link #verify} it is only a claim.
     *
     * @throws Refusal {@code ENVELOPE_MALFORMED} if this is no JWS of our form, {@code TOO_LARGE} over 256 KiB
     */
    public static KeyName keyNamedBy(String compact) {
        KeyName kid = CompactJws.parse(compact).header().kid();
        if (kid == null) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return kid;
    }

    /**
     * Returns only if this key signed exactly this.
     *
     * @param typ the only {@code typ} acceptable here (RFC 8725 §3.11)
     * @param key as registered under the token's {@code kid}; its curve, not the header, decides the algorithm
     * @throws Refusal {@code KEY_UNKNOWN} if {@code kid} names another key, {@code SIGNATURE_INVALID} also if
     *     {@code x5t#S256} names another certificate, {@code ENVELOPE_MALFORMED} for any other form or {@code typ}; a payload that is not a
     *     strict JSON object as {@link StrictJson#readObject}
     */
    public static VerifiedJws verify(String compact, String typ, VerificationKey key) {
        return new VerifiedJws(compact, key.kid(), StrictJson.readObject(signed(compact, typ, key)));
    }

    /**
     * The payload of a word that was verified before it was kept; never to be asked of one that comes in.
     *
     * @param typ the only {@code typ} whose payload is wanted
     * @return empty for another {@code typ}
     */
    public static Optional<byte[]> kept(String compact, String typ) {
        CompactJws jws = CompactJws.parse(compact);
        return typ.equals(jws.header().typ()) ? Optional.of(jws.payload()) : Optional.empty();
    }

    /**
     * Passes if this key signed exactly this, whatever its {@code typ}: for words that are known byte for byte by other
     * means, e.g. because the audit log commits to them.
     *
     * @throws Refusal as {@link #verify}
     */
    public static void requireSignedBy(String compact, VerificationKey key) {
        JwsHeader header = CompactJws.parse(compact).header();
        signed(compact, String.valueOf(header.typ()), key);
    }

    /** The payload's bytes, once header and signature held. */
    static byte[] signed(String compact, String typ, VerificationKey key) {
        CompactJws jws = CompactJws.parse(compact);
        JwsHeader header = jws.header();
        if (!typ.equals(header.typ())) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        if (!key.kid().equals(header.kid())) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
        if (!key.certificate().equals(header.certificate())) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID); // sealed under a certificate the register does not hold
        }
        return jws.verifiedPayload(key);
    }
}
