package kz.daneker.signing;

import com.nimbusds.jose.jwk.Curve;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.bouncycastle.jce.ECNamedCurveTable;

/** The one curve of this exchange: NIST P-256 (secp256r1). */
final class P256 {
    private static final org.bouncycastle.jce.spec.ECParameterSpec PARAMETERS =
            ECNamedCurveTable.getParameterSpec("secp256r1");

    private P256() {}

    static <K> K require(K key) {
        if (key instanceof java.security.interfaces.ECKey ec && isP256(ec.getParams())) {
            return key;
        }
        throw new IllegalArgumentException("a key must be on P-256");
    }

    /**
     * The same key with its curve spelled out instead of named. Bouncy Castle then finds its shared curve, with the tables
     * already computed; given the name it computes them anew for each ephemeral key Nimbus makes, three times the cost
     * of the whole JWE.
     */
    static ECPublicKey withExplicitCurve(PublicKey key) {
        try {
            ECPublicKeySpec spec = new ECPublicKeySpec(((ECPublicKey) key).getW(), Curve.P_256.toECParameterSpec());
            return (ECPublicKey) CryptoProviders.ecKeyFactory().generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a public key must be a point on P-256", e);
        }
    }

    private static boolean isP256(ECParameterSpec parameters) {
        return EC5Util.convertSpec(parameters).equals(PARAMETERS);
    }
}
