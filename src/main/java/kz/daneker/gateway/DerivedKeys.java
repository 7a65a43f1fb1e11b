package kz.daneker.gateway;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.function.Function;
import javax.crypto.Mac;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.ledger.PersonPseudonyms;
import kz.daneker.officer.SubjectKey;
import kz.daneker.signing.CosigningKey;
import kz.daneker.signing.CryptoProviders;
import kz.daneker.trust.GatewayKeys;

/** The keys of pseudonyms, and the log's second key, follow from the at-rest key, so that there is one secret less to keep. */
final class DerivedKeys {
    private DerivedKeys() {}

    static ReferenceKey references(GatewayKeys keys) {
        return derived(keys, "daneker audit reference key 1", ReferenceKey::of);
    }

    static PersonPseudonyms persons(GatewayKeys keys) {
        return derived(keys, "daneker consent person key 1", PersonPseudonyms::new);
    }

    static SubjectKey subjects(GatewayKeys keys) {
        return derived(keys, "daneker officer subject key 1", SubjectKey::of);
    }

    /** Cosigns the log's own checkpoints beside its Ed25519 key. */
    static CosigningKey logCosigner(GatewayKeys keys) {
        return derived(keys, "daneker audit log cosigning key 1", CosigningKey::ofSeed);
    }

    private static <K> K derived(GatewayKeys keys, String use, Function<byte[], K> key) {
        try {
            Mac mac = CryptoProviders.hmacSha256();
            mac.init(keys.keyEncryptionKey());
            byte[] derived = mac.doFinal(use.getBytes(StandardCharsets.US_ASCII));
            K made = key.apply(derived);
            Arrays.fill(derived, (byte) 0);
            return made;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the at-rest key must be usable with HMAC", e);
        }
    }
}
