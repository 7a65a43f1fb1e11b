package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Project Wycheproof's attacks on ES256 signatures and on JWS. */
class JwsVectorsTest {
    private static final KeyName KID = new KeyName("vector");
    private static final Set<String> OUR_HEADER = Set.of("alg", "kid", "typ", "x5t#S256");
    private static final Digest CERTIFICATE = Digest.ofAscii("vector");

    @TestFactory
    Stream<DynamicTest> agrees_withWycheproofOnEs256() throws Exception {
        KeyFactory keys = KeyFactory.getInstance("EC", CryptoProviders.elliptic());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode group : Vectors.groups("EcdsaP1363Verify")) {
            if (isEs256(group)) {
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
        for (JsonNode group : Vectors.groups("JsonWebSignature")) {
            JsonNode jwk = group.has("public") ? group.get("public") : group.get("private");
            for (JsonNode test : group.get("tests")) {
                tests.add(dynamicTest(name(test), () -> jws(test, jwk)));
            }
        }
        return tests.stream();
    }

    /** The same of keys: a set of them is a register, in which the token's {@code kid} must name exactly one. */
    @TestFactory
    Stream<DynamicTest> acceptsNoUnfitKey_ofWycheproofsJwk() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode group : Vectors.groups("JsonWebKey")) {
            JsonNode set = group.has("public") ? group.get("public") : group.get("private");
            for (JsonNode test : group.get("tests")) {
                List<JsonNode> named = set.path("keys")
                        .valueStream()
                        .filter(key -> key.path("kid").equals(header(test).path("kid")))
                        .toList();
                tests.add(dynamicTest(
                        name(test), () -> jws(test, named.size() == 1 ? named.get(0) : StrictJson.object())));
            }
        }
        return tests.stream();
    }

    private static void jws(JsonNode test, JsonNode jwk) {
        boolean valid = test.get("result").stringValue().equals("valid");
        if (valid && oursToAccept(test, jwk)) {
            assertThat(open(test, jwk)).isNotNull();
        } else {
            assertThatThrownBy(() -> open(test, jwk)).isInstanceOf(Refusal.class);
        }
    }

    private static boolean isEs256(JsonNode group) {
        return group.path("sha").asString("").equals("SHA-256")
                && group.path("publicKey").path("curve").asString("").equals("secp256r1");
    }

    /** What the token says of itself; nothing where it cannot be read. */
    private static JsonNode header(JsonNode test) {
        try {
            String token = test.path("jws").asString("");
            return StrictJson.read(Base64Url.decode(token.split("\\.", -1)[0]));
        } catch (Refusal unreadable) {
            return StrictJson.object();
        }
    }

    private static boolean oursToAccept(JsonNode test, JsonNode jwk) {
        return OUR_HEADER.containsAll(header(test).propertyNames())
                && jwk.path("kty").asString("").equals("EC")
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
