package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Project Wycheproof's attacks on ES256 signatures and on JWS. */
class JwsVectorsTest {
    private static final KeyName KID = new KeyName("vector");
    private static final Digest CERTIFICATE = Digest.ofAscii("vector");

    @TestFactory
    Stream<DynamicTest> agrees_withWycheproofOnEs256() throws Exception {
        KeyFactory keys = KeyFactory.getInstance("EC", CryptoProviders.elliptic());
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Vectors.files("wycheproof", "ecdsa_secp256r1_sha256_p1363", ".json")) {
            for (JsonNode group : Vectors.json(file).get("testGroups")) {
                byte[] der = hex(group.get("publicKeyDer"));
                VerificationKey key =
                        VerificationKey.of(KID, CERTIFICATE, keys.generatePublic(new X509EncodedKeySpec(der)));
                for (JsonNode test : group.get("tests")) {
                    tests.add(dynamicTest(name(test), () -> {
                        byte[] message = hex(test.get("msg"));
                        byte[] signature = hex(test.get("sig"));
                        if (test.get("result").stringValue().equals("valid")) {
                            key.verify(message, signature);
                        } else {
                            assertThatThrownBy(() -> key.verify(message, signature))
                                    .isInstanceOf(Refusal.class);
                        }
                    }));
                }
            }
        }
        return tests.stream();
    }

    /**
     * What the suite calls invalid is refused, without exception. What it calls valid is accepted where it is ours to
     * accept, which is decided by rule: an ES256 key for signatures, and a header within our allow-list. All other valid
     * tokens (RSA, HMAC, other curves) are refused on purpose, most of them when their key is registered.
     */
    @TestFactory
    Stream<DynamicTest> acceptsNoForgery_ofWycheproofsJws() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Vectors.files("wycheproof", "json_web_signature", ".json")) {
            for (JsonNode group : Vectors.json(file).get("testGroups")) {
                JsonNode jwk = group.has("public") ? group.get("public") : group.get("private");
                for (JsonNode test : group.get("tests")) {
                    tests.add(dynamicTest(name(test), () -> jws(test, jwk)));
                }
            }
        }
        return tests.stream();
    }

    private static void jws(JsonNode test, JsonNode jwk) {
        boolean valid = test.get("result").stringValue().equals("valid");
        if (valid && oursToAccept(jwk)) {
            assertThat(open(test, jwk)).isNotNull();
        } else {
            assertThatThrownBy(() -> open(test, jwk)).isInstanceOf(Refusal.class);
        }
    }

    private static boolean oursToAccept(JsonNode jwk) {
        return jwk.path("kty").asString("").equals("EC")
                && jwk.path("crv").asString("").equals("P-256")
                && jwk.path("alg").asString("ES256").equals("ES256");
    }

    /** As {@link Jws#verify} does, but for {@code typ} and {@code x5t#S256}, which the suite's headers lack. */
    private static byte[] open(JsonNode test, JsonNode jwk) {
        PublicKey registered = PublicJwk.readForSignatures(jwk);
        CompactJws jws =
                CompactJws.parse(test.get("jws").isString() ? test.get("jws").stringValue() : "");
        return jws.verifiedPayload(VerificationKey.of(KID, CERTIFICATE, registered));
    }

    private static String name(JsonNode test) {
        return test.get("tcId") + " " + test.get("comment").stringValue();
    }

    private static byte[] hex(JsonNode text) {
        return HexFormat.of().parseHex(text.stringValue());
    }
}
