package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for any claims, any plan and any choice of what to leave out. */
class SdJwtPropertyTest {
    private static final SdJwtProcessor PROCESSOR = new SdJwtProcessor(SdJwtProfile.RFC_9901);
    private static final JsonMapper LENIENT = JsonMapper.shared();

    @Property(tries = 200)
    void givesBack_whatWasIssued(@ForAll long seed) {
        RandomClaims random = new RandomClaims(seed);
        ObjectNode claims = random.claims();
        SdJwtIssuer.Hidden hidden = Tokens.ISSUER.hide(claims, random.plan(true));
        assertThat(PROCESSOR.process(hidden.payload(), hidden.disclosures()).claims())
                .isEqualTo(claims);
    }

    @Property(tries = 200)
    void givesBack_allButWhatWasDropped(@ForAll long seed) {
        RandomClaims random = new RandomClaims(seed);
        ObjectNode claims = random.claims();
        SdJwtIssuer.Hidden hidden = Tokens.ISSUER.hide(claims, random.plan());
        ProcessedSdJwt full = PROCESSOR.process(hidden.payload(), hidden.disclosures());
        Set<String> dropped = new HashSet<>();
        full.disclosedPointers().stream().filter(pointer -> random.coin(3)).forEach(dropped::add);

        List<String> kept = full.keep(hidden.disclosures(), pointer -> !dropped.contains(pointer));

        ObjectNode expected = (ObjectNode) without(claims, "", dropped);
        assertThat(PROCESSOR.process(hidden.payload(), kept).claims()).isEqualTo(expected);
        assertThat(authlete(hidden.payload(), kept)).isEqualTo(LENIENT.readTree(expected.toString()));
    }

    @Property(tries = 200)
    void hidesHowMany_behindMultiplesOfEight(@ForAll long seed) {
        RandomClaims random = new RandomClaims(seed);
        SdJwtIssuer.Hidden hidden = Tokens.ISSUER.hide(random.claims(), random.plan());
        for (JsonNode digests : hidden.payload().findValues("_sd")) {
            List<String> texts =
                    digests.valueStream().map(JsonNode::stringValue).toList();
            assertThat(texts.size() % 8).isZero();
            assertThat(texts).isSorted().doesNotHaveDuplicates();
        }
    }

    @Property(tries = 300)
    void refuses_anyCharacterChanged(@ForAll @IntRange(min = 0, max = 1_000_000) int position) {
        SdJwt token = new KeyBinding("a", "n", Instant.ofEpochSecond(1_781_505_100), Map.of())
                .bind(Tokens.referral(), Tokens.GATEWAY.signing());
        String text = token.serialize();
        String changed = Tamper.character(text, position % text.length());
        assertThatThrownBy(() -> {
                    SdJwt parsed = SdJwt.parse(changed);
                    ReferralToken.verify(parsed, Tokens.AGENCY.verification());
                    KeyBinding.verify(
                            parsed,
                            Tokens.GATEWAY.verification(),
                            "a",
                            Instant.ofEpochSecond(1_781_505_100),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(5));
                })
                .isInstanceOf(Refusal.class);
    }

    /** What another library makes of the same payload and disclosures. */
    private static JsonNode authlete(ObjectNode payload, List<String> disclosures) {
        String text = "e30." + Base64Url.encode(StrictJson.write(payload)) + ".c2ln~"
                + String.join("", disclosures.stream().map(d -> d + "~").toList());
        SDJWT token = SDJWT.parse(text);
        @SuppressWarnings("unchecked")
        Map<String, Object> encoded = LENIENT.readValue(payload.toString(), Map.class);
        Map<String, Object> decoded = new SDObjectDecoder().decode(encoded, token.getDisclosures());
        decoded.remove("_sd_alg");
        return LENIENT.readTree(LENIENT.writeValueAsString(decoded));
    }

    private static JsonNode without(JsonNode value, String pointer, Set<String> dropped) {
        if (value instanceof ObjectNode object) {
            ObjectNode result = StrictJson.object();
            object.properties().forEach(member -> {
                String at = Pointers.child(pointer, member.getKey());
                if (!dropped.contains(at)) {
                    result.set(member.getKey(), without(member.getValue(), at, dropped));
                }
            });
            return result;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode result = StrictJson.object().arrayNode();
            for (int i = 0; i < array.size(); i++) {
                String at = pointer + "/" + i;
                if (!dropped.contains(at)) {
                    result.add(without(array.get(i), at, dropped));
                }
            }
            return result;
        }
        return value;
    }
}
