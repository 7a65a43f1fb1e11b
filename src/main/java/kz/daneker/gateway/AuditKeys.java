package kz.daneker.gateway;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.signing.CryptoProviders;
import kz.daneker.trust.GatewayKeys;

/** The key of the trail's pseudonyms follows from the at-rest key, so that there is one secret less to keep. */
final class AuditKeys {
    private AuditKeys() {}

    static ReferenceKey references(GatewayKeys keys) {
        try {
            Mac mac = CryptoProviders.hmacSha256();
            mac.init(keys.keyEncryptionKey());
            byte[] derived = mac.doFinal("daneker audit reference key 1".getBytes(StandardCharsets.US_ASCII));
            ReferenceKey key = ReferenceKey.of(derived);
            Arrays.fill(derived, (byte) 0);
            return key;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the at-rest key must be usable with HMAC", e);
        }
    }
}
