package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 9901's own examples, and tokens that must not pass. */
class SdJwtVectorsTest {
    private static final SdJwtProcessor PROCESSOR = new SdJwtProcessor(SdJwtProfile.RFC_9901);

    @TestFactory
    Stream<DynamicTest> processes_theTokensOfTheRfc() {
        List<DynamicTest> tests = new ArrayList<>();
        Vectors.ofKind("sdjwt", file -> file.has("tokens")).forEach((file, vectors) -> {
            PublicKey issuer =
                    vectors.has("issuer_jwk") ? PublicJwk.readForSignatures(vectors.get("issuer_jwk")) : null;
            int number = 0;
            for (JsonNode vector : vectors.get("tokens")) {
                String name = file.getFileName() + " " + ++number + ": "
                        + vector.path("section").asString("");
                tests.add(dynamicTest(name, () -> processes(vector, issuer)));
            }
        });
        return tests.stream();
    }

    private static void processes(JsonNode vector, PublicKey issuer) {
        String text = vector.get("token").stringValue();
        SdJwt token = SdJwt.parse(text.contains("~") ? text : text + "~");
        byte[] payload = Base64Url.decode(token.issuerJwt().split("\\.")[1]);
        if (issuer != null) {
            VerificationKey key = VerificationKey.of(new KeyName("vector"), Digest.ofAscii("vector"), issuer);
            payload = CompactJws.parse(token.issuerJwt()).verifiedPayload(key);
        }
        ProcessedSdJwt processed = PROCESSOR.process(StrictJson.readObject(payload), token.disclosures());
        assertThat(processed.disclosedPointers()).hasSameSizeAs(token.disclosures());
        JsonNode expected = vector.path("expected_processed");
        if (expected.isObject()) {
            assertThat(processed.claims())
                    .isEqualTo(StrictJson.read(expected.toString().getBytes(StandardCharsets.UTF_8)));
        }
        if (text.contains("~")) {
            assertThat(token.serialize()).isEqualTo(text);
        }
    }

    @TestFactory
    Stream<DynamicTest> reads_theDisclosuresOfTheRfc() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : Vectors.ofKind(
                        "sdjwt", file -> file.path("disclosures").isArray())
                .values()) {
            for (JsonNode vector : file.path("disclosures")) {
                tests.add(dynamicTest(vector.get("sha256").stringValue(), () -> {
                    String encoded = vector.get("disclosure").stringValue();
                    Disclosure read = Disclosure.read(encoded, Digest.ofAscii(encoded));
                    JsonNode contents = vector.get("contents");
                    assertThat(read.digest().value())
                            .isEqualTo(vector.get("sha256").stringValue());
                    assertThat(read.salt()).isEqualTo(contents.get(0).stringValue());
                    assertThat(read.value().toString())
                            .isEqualTo(contents.get(contents.size() - 1).toString());
                }));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> refuses_whatDoesNotFit() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : Vectors.ofKind("sdjwt", JsonNode::isArray).values()) {
            for (JsonNode vector : file) {
                tests.add(dynamicTest(vector.get("name").stringValue(), () -> negative(vector)));
            }
        }
        return tests.stream();
    }

    private static void negative(JsonNode vector) {
        List<String> disclosures = new ArrayList<>();
        vector.get("disclosures").forEach(disclosure -> disclosures.add(disclosure.stringValue()));
        byte[] payload = vector.get("payload").stringValue().getBytes(StandardCharsets.UTF_8);
        if (vector.get("expect").stringValue().equals("accept")) {
            ObjectNode claims = PROCESSOR
                    .process(StrictJson.readObject(payload), disclosures)
                    .claims();
            assertThat(claims).isNotNull();
        } else {
            assertThatThrownBy(() -> PROCESSOR.process(StrictJson.readObject(payload), disclosures))
                    .isInstanceOf(Refusal.class);
        }
    }
}
