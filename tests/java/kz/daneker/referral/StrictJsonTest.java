package kz.daneker.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{} x",
                "{}{}",
                "[1,]",
                "{'a':1}",
                "{a:1}",
                "NaN",
                "01",
                "+1",
                ".5",
                "/*c*/1",
                "\"a\nb\"",
                "\"\\x\"",
                "\uFEFF{}",
                "tru"
            })
    void refuses_whatIsNotOneJsonValue(String text) {
        refuses(text.getBytes(StandardCharsets.UTF_8), RefusalCode.JSON_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"a\":1,\"a\":1}", "[{\"b\":{\"a\":1,\"\\u0061\":2}}]", "{\"a\":null,\"a\":null}"})
    void refuses_oneKeyTwice_atAnyDepth(String text) {
        refuses(text.getBytes(StandardCharsets.UTF_8), RefusalCode.JSON_DUPLICATE_KEY);
    }

    @Test
    void refuses_oneLevelTooMany_evenFarTooMany() {
        assertThat(StrictJson.read("[".repeat(24) + "]".repeat(24))).isNotNull();
        refuses(("[".repeat(25) + "]".repeat(25)).getBytes(StandardCharsets.UTF_8), RefusalCode.JSON_TOO_DEEP);
        refuses("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8), RefusalCode.JSON_TOO_DEEP);
    }

    @Test
    void refuses_anythingButUtf8() {
        refuses(new byte[] {'"', (byte) 0xFF, '"'}, RefusalCode.ENCODING);
        refuses(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}, RefusalCode.ENCODING);
        refuses("\"Қазақ\"".getBytes(StandardCharsets.UTF_16), RefusalCode.ENCODING);
        refuses("\"a\"".getBytes(StandardCharsets.UTF_16LE), RefusalCode.JSON_MALFORMED);
        refuses("\"\\ud83d\"".getBytes(StandardCharsets.UTF_8), RefusalCode.ENCODING);
        refuses("{\"\\ude00\":1}".getBytes(StandardCharsets.UTF_8), RefusalCode.ENCODING);
        assertThat(StrictJson.read("\"\\ud83d\\ude00\"").stringValue()).isEqualTo("😀");
    }

    @Test
    void keeps_numbersExactly() {
        assertThat(StrictJson.read("[0.10,12345678901234567890,1e2]").toString())
                .isEqualTo("[0.10,12345678901234567890,1E+2]");
        assertThat(StrictJson.read("0.1").decimalValue()).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void readsAnObject_onlyWhereThereIsOne() {
        assertThatThrownBy(() -> StrictJson.readObject("[]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class);
        assertThat(StrictJson.write(StrictJson.readObject("{ \"ә\" : 1 }".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("{\"ә\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(byte[] input, RefusalCode code) {
        assertThatThrownBy(() -> StrictJson.read(input)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.path()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1e401]", "[1e999999999]", "[1e99999999999]", "[0.1e-999999999]"})
    void refuses_aNumberNobodyCouldSpellOut(String text) {
        refuses(text.getBytes(StandardCharsets.UTF_8), RefusalCode.JSON_MALFORMED);
    }
}
