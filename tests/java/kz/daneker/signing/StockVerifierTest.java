package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.daneker.NodeProgram;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Promise P2: libraries that know nothing of Daneker verify what is released, and notice what is changed. */
class StockVerifierTest {
    private static final String AUDIENCE = "urn:daneker:agency:clinic-47-001";
    private static final long NOW = 1_781_505_100;
    private static final String NONCE = "0b7f9f8e-1111-4a00-8000-000000000001";

    @TempDir
    Path temporary;

    @Test
    void agrees_beforeFilteringAfterFilteringAndWhenTampered() throws Exception {
        NodeProgram node = NodeProgram.installedOrSkip("stock-verifier", "verify.mjs", "@sd-jwt/core", temporary);
        SdJwt full = Tokens.referral();
        VerifiedReferralToken verified = ReferralToken.verify(full, Tokens.AGENCY.verification());
        SdJwt filtered = verified.keep(pointer -> pointer.startsWith("/referral/data/HEALTH_SUMMARY"));
        SdJwt released = new KeyBinding(AUDIENCE, NONCE, Instant.ofEpochSecond(NOW), Map.of("policy", "p"))
                .bind(filtered, Tokens.GATEWAY.signing());
        int one = released.disclosures().size() - 1;
        SdJwt droppedLater =
                new SdJwt(released.issuerJwt(), released.disclosures().subList(0, one), released.keyBindingJwt());
        SdJwt restored = new SdJwt(released.issuerJwt(), full.disclosures(), released.keyBindingJwt());
        SdJwt foreign = new SdJwt(
                released.issuerJwt(), List.of(Tokens.referral().disclosures().get(0)), released.keyBindingJwt());

        JsonNode results = verify(
                node,
                Map.of(
                        "full", full.serialize(),
                        "filtered", filtered.serialize(),
                        "released", released.serialize(),
                        "payload changed", Tamper.payload(released).serialize(),
                        "disclosure changed", Tamper.disclosure(released).serialize(),
                        "disclosure of another token", foreign.serialize(),
                        "dropped after release", droppedLater.serialize(),
                        "restored after release", restored.serialize()));

        for (JsonNode result : results) {
            String name = result.get("name").stringValue();
            boolean good = List.of("full", "filtered", "released").contains(name);
            assertThat(result.get("sdJwt").stringValue().equals("ok")).as(name).isEqualTo(good);
            assertThat(result.get("jose").stringValue().equals("ok")).as(name).isEqualTo(good);
            if (good) {
                SdJwt token = SdJwt.parse(name.equals("full") ? full.serialize() : filtered.serialize());
                assertThat(StrictJson.read(result.get("claims").toString()))
                        .as(name)
                        .isEqualTo(ReferralToken.verify(token, Tokens.AGENCY.verification())
                                .processed()
                                .claims());
            }
        }
        assertThat(results).hasSize(8);
    }

    private static JsonNode verify(NodeProgram node, Map<String, String> tokens) throws Exception {
        ObjectNode input = StrictJson.object()
                .put("nonce", NONCE)
                .put("audience", AUDIENCE)
                .put("now", NOW);
        input.set("issuer", Tokens.AGENCY.verification().jwk());
        input.set("holder", Tokens.GATEWAY.verification().jwk());
        ArrayNode cases = input.putArray("cases");
        tokens.forEach(
                (name, token) -> cases.add(StrictJson.object().put("name", name).put("token", token)));
        return node.run(input);
    }
}
