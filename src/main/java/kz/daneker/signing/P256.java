package kz.daneker.signing;

import java.security.spec.ECParameterSpec;
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

    private static boolean isP256(ECParameterSpec parameters) {
        return EC5Util.convertSpec(parameters).equals(PARAMETERS);
    }
}
