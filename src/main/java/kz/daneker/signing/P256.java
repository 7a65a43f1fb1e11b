package kz.daneker.signing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECNamedCurveSpec;

/** The one curve of this exchange: NIST P-256 (secp256r1). */
final class P256 {
    private static final ECNamedCurveParameterSpec PARAMETERS = ECNamedCurveTable.getParameterSpec("secp256r1");

    private static final ECParameterSpec SHARED = new ECNamedCurveSpec(
            PARAMETERS.getName(), PARAMETERS.getCurve(), PARAMETERS.getG(), PARAMETERS.getN(), PARAMETERS.getH());

    private P256() {}

    static <K> K require(K key) {
        if (key instanceof java.security.interfaces.ECKey ec && isP256(ec.getParams())) {
            return key;
        }
        throw new IllegalArgumentException("a key must be on P-256");
    }

    /**
     * The same key on Bouncy Castle's one shared curve, with the tables already computed. Keys from a certificate or a JWK bring
     * a curve of their own, whose tables Nimbus would have computed anew for each ephemeral key: half of a JWE's cost.
     */
    static ECPublicKey onSharedCurve(PublicKey key) {
        try {
            ECPublicKeySpec spec = new ECPublicKeySpec(((ECPublicKey) key).getW(), SHARED);
            return (ECPublicKey) CryptoProviders.ecKeyFactory().generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a public key must be a point on P-256", e);
        }
    }

    private static boolean isP256(ECParameterSpec parameters) {
        return EC5Util.convertSpec(parameters).equals(PARAMETERS);
    }
}
