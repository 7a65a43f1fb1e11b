package kz.daneker.signing;

import static kz.daneker.refusal.RefusalCode.ENVELOPE_MALFORMED;
import static kz.daneker.refusal.RefusalCode.JSON_TOO_DEEP;
import static kz.daneker.refusal.RefusalCode.TOO_LARGE;
import static kz.daneker.signing.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case differs from a good token in one thing. */
class SdJwtProcessorTest {
    private static final String SALT = "\"0123456789abcdefghijkl\"";
    private static final SdJwtProcessor PROCESSOR = new SdJwtProcessor(SdJwtProfile.RFC_9901);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[" + SALT + ",\"_sd\",1]",
                "[" + SALT + ",\"...\",1]",
                "[" + SALT + ",\"_sd_alg\",1]",
                "[" + SALT + ",7,1]",
                "[" + SALT + ",null,1]",
                "[" + SALT + ",1]",
                "[" + SALT + ",\"a\",1,2]",
                "[" + SALT + "]",
                "[]",
                "{}",
                "[null,\"a\",1]",
                "[\"0123456789abcdefghijk\",\"a\",1]",
                "[\"\",\"a\",1]",
                "[" + SALT + ",\"a\",{\"_sd_alg\":\"sha-256\"}]",
                "[" + SALT + ",\"a\",{\"...\":\"x\"}]",
                "[" + SALT + ",\"a\",{\"_sd\":{}}]",
                "[" + SALT + ",\"a\",{\"_sd\":[1]}]",
                "[" + SALT + ",\"a\",{\"_sd\":[\"short\"]}]",
                "[" + SALT + ",\"a\",[{\"...\":null}]]"
            })
    void refuses_aClaimsDisclosure(String json) {
        refusesAsClaim(ENVELOPE_MALFORMED, json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "JSON_MALFORMED|[" + SALT + ",'a',1]x",
                "JSON_MALFORMED|[" + SALT + ",'a',01]",
                "JSON_DUPLICATE_KEY|[" + SALT + ",'a',[{'k':{'x':1,'x':1}}]]"
            })
    void refuses_looseJson(RefusalCode code, String json) {
        refusesAsClaim(code, json.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"md5\"", "\"SHA-256\"", "\"sha-512\"", "\"\"", "null", "1", "[\"sha-256\"]"})
    void refuses_anotherHash_evenWithoutDisclosures(String algorithm) {
        refuses(ENVELOPE_MALFORMED, () -> process("{\"_sd_alg\":" + algorithm + "}"));
    }

    @Test
    void refuses_oneDisclosureTwice() {
        String one = encoded("[" + SALT + ",\"a\",1]");
        String payload = "{\"_sd\":[\"" + Digest.ofAscii(one) + "\"]}";
        assertThat(process(payload, one).claims().get("a").intValue()).isEqualTo(1);
        refuses(ENVELOPE_MALFORMED, () -> process(payload, one, one));
    }

    @Test
    void refuses_oneDigestTwice_whereverItIs() {
        String one = encoded("[" + SALT + ",\"a\",1]");
        String digest = "\"" + Digest.ofAscii(one) + "\"";
        refuses(ENVELOPE_MALFORMED, () -> process("{\"_sd\":[" + digest + "],\"x\":{\"_sd\":[" + digest + "]}}", one));
        refuses(ENVELOPE_MALFORMED, () -> process("{\"_sd\":[" + digest + "],\"x\":[{\"...\":" + digest + "}]}"));
    }

    @Test
    void refuses_otherSpellingsOfADisclosure() {
        String one = encoded("[" + SALT + ",\"a\",\"x\"]");
        for (String spelling : List.of(one + "=", one + "\n", one.substring(0, one.length() - 1) + "!", " " + one)) {
            refuses(ENVELOPE_MALFORMED, () -> process("{\"_sd\":[\"" + Digest.ofAscii(spelling) + "\"]}", spelling));
        }
    }

    @Test
    void refuses_aChainOfManyDisclosures_withoutRunningOutOfStack() {
        List<String> chain = new ArrayList<>();
        String inner = encoded("[" + SALT + ",\"c\",1]");
        for (int i = 0; i < 1_000; i++) {
            chain.add(inner);
            inner = encoded("[" + SALT + ",\"c\",{\"_sd\":[\"" + Digest.ofAscii(inner) + "\"]}]");
        }
        chain.add(inner);
        String payload = "{\"_sd\":[\"" + Digest.ofAscii(inner) + "\"]}";
        refuses(JSON_TOO_DEEP, () -> process(payload, chain.toArray(String[]::new)));
    }

    @Test
    void refuses_moreThanItMayBe() {
        String many = "e30.e30.e30~" + String.join("", Collections.nCopies(1_025, "YQ~"));
        refuses(TOO_LARGE, () -> SdJwt.parse(many));
        assertThat(SdJwt.parse("e30.e30.e30~" + String.join("", Collections.nCopies(1_024, "YQ~")))
                        .disclosures())
                .hasSize(1_024);
        refuses(TOO_LARGE, () -> SdJwt.parse("a".repeat(SdJwt.MAX_LENGTH) + "~"));
        refuses(TOO_LARGE, () -> PROCESSOR.process(StrictJson.object(), Collections.nCopies(1_025, "YQ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "a", "~a~", "a~~", "a~b~~", "a~b c~", "a~b=~"})
    void refuses_whatIsNoToken(String text) {
        refuses(ENVELOPE_MALFORMED, () -> SdJwt.parse(text));
    }

    @Test
    void ignores_whatIsNotDisclosed() {
        String payload = "{\"_sd\":[\"" + Digest.ofAscii("decoy") + "\"],\"x\":[1,{\"...\":\"" + Digest.ofAscii("other")
                + "\"},2],\"e\":{\"_sd\":[]}}";
        assertThat(process(payload).claims().toString()).isEqualTo("{\"x\":[1,2],\"e\":{}}");
    }

    private static void refusesAsClaim(RefusalCode code, String json) {
        String disclosure = encoded(json);
        refuses(code, () -> process("{\"_sd\":[\"" + Digest.ofAscii(disclosure) + "\"]}", disclosure));
    }

    private static ProcessedSdJwt process(String payload, String... disclosures) {
        byte[] json = payload.getBytes(StandardCharsets.UTF_8);
        return PROCESSOR.process(StrictJson.readObject(json), List.of(disclosures));
    }

    private static String encoded(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }
}
