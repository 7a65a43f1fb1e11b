package kz.daneker.referral;

import static kz.daneker.refusal.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferralReaderTest {
    private final ReferralReader reader = Samples.reader();

    @Test
    void reads_theSample() {
        Referral referral = reader.read(Samples.schoolEnrolment(), Samples.NOW);

        assertThat(referral.warnings()).isEmpty();
        assertThat(referral.data())
                .containsOnlyKeys(
                        DataCategory.ID_NAME,
                        DataCategory.ID_BIRTH,
                        DataCategory.ID_NATIONAL,
                        DataCategory.GUARDIAN,
                        DataCategory.OUTCOME,
                        DataCategory.PSS_PLAN);
        assertThat(referral.subject().iin()).isEqualTo(new Iin("140902500004"));
    }

    /** One line: where one thing is put, what, and the refusal it earns. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "/refusals.csv",
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true)
    void refuses_oneThingOff(String pointer, String json, String refusal) {
        assertRefused(refusal, () -> reader.read(Samples.with(pointer, json), Samples.NOW));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/accepted.csv",
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true)
    void reads_whatOnlyLooksOdd(String pointer, String json, String warning) {
        Referral referral = reader.read(Samples.with(pointer, json), Samples.NOW);

        assertThat(String.join(" ", referral.warnings())).isEqualTo(warning == null ? "" : warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sd", "_sd_alg", "..."})
    void refuses_aNameTheEnvelopeKeepsForItself(String name) {
        String pointer = "/data/PSS_PLAN/" + name;
        assertRefused(
                "SCHEMA_UNKNOWN_FIELD at " + pointer, () -> reader.read(Samples.with(pointer, "[]"), Samples.NOW));
    }

    @Test
    void refuses_bytesBeforeContent() {
        assertThat(refusal(new byte[262_145])).isEqualTo("TOO_LARGE");
        assertThat(refusal("{\"a\":\"Сәт\"}".replace("ә", "а").getBytes(Charset.forName("windows-1251"))))
                .isEqualTo("ENCODING");
        assertThat(refusal("{\"a\":\"\\ud800\"}")).isEqualTo("ENCODING");
        assertThat(refusal("{\"schema\":")).isEqualTo("JSON_MALFORMED");
        assertThat(refusal("")).isEqualTo("JSON_MALFORMED");
        assertThat(refusal("{} {}")).isEqualTo("JSON_MALFORMED");
        assertThat(refusal("{\"a\":1,\"a\":1}")).isEqualTo("JSON_DUPLICATE_KEY");
        assertThat(refusal("[".repeat(25))).isEqualTo("JSON_TOO_DEEP");
        assertThat(refusal("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"f\">]><a>&x;</a>"))
                .isEqualTo("XML_DTD_FORBIDDEN");
        assertThat(refusal("<a/>")).isEqualTo("JSON_MALFORMED");
        assertThat(refusal("[{},{}]")).isEqualTo("BULK_NOT_ALLOWED");
        assertThat(refusal("\"text\"")).isEqualTo("JSON_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipient", "subject", "sender", "data", "schema", "type", "createdAt"})
    void refuses_missingParts(String part) {
        assertRefused(
                "SCHEMA_MISSING_FIELD at /" + part, () -> reader.read(Samples.with("/" + part, "absent"), Samples.NOW));
    }

    private String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(byte[] bytes) {
        try {
            reader.read(bytes, Samples.NOW);
            return "read";
        } catch (Refusal refusal) {
            return Refused.codeAndPlace(refusal);
        }
    }
}
