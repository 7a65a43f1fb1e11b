package kz.daneker.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Set;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A public key on P-256 as JSON (RFC 7517, RFC 7518 §6.2). */
public final class PublicJwk {
    private static final Set<String> PRIVATE = Set.of("d", "k", "p", "q", "dp", "dq", "qi", "oth");

    private PublicJwk() {}

    /**
     * Reads a key meant for checking ES256 signatures.
     *
     * @throws Refusal {@code ENVELOPE_MALFORMED} if it is no P-256 point, holds private parts, or says it is for another
     *     algorithm, use or operation
     */
    public static PublicKey readForSignatures(JsonNode jwk) {
        try {
            ECKey key = ECKey.parse(jwk.toString());
            boolean fits = Curve.P_256.equals(key.getCurve())
                    && (key.getAlgorithm() == null
                            || "ES256".equals(key.getAlgorithm().getName()))
                    && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                    && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
                    && PRIVATE.stream().noneMatch(jwk::has);
            if (!fits) {
                throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
            }
            return VerificationKey.onCurve(key.toECPublicKey(CryptoProviders.elliptic()));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    static ObjectNode write(PublicKey key) {
        ECKey jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) key).build();
        return StrictJson.object()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", jwk.getX().toString())
                .put("y", jwk.getY().toString());
    }
}
