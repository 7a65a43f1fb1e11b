package kz.daneker.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

/** The schema partners build against and the reader say the same, as far as a schema can say it. */
class EnvelopeSchemaTest {
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(Path.of("schemas/envelope/referral.schema.json")));

    @Test
    void allows_theSample() {
        assertThat(schema.validate(Samples.schoolEnrolment())).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/refusals.csv",
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true)
    void refuses_whateverIsAQuestionOfShape(String pointer, String json, String refusal) {
        JsonNode payload = Samples.with(pointer, json);
        boolean shape = refusal.startsWith("SCHEMA_UNKNOWN")
                || refusal.startsWith("SCHEMA_MISSING")
                || refusal.startsWith("IIN_FORMAT")
                || refusal.startsWith("BULK");

        assertThat(!schema.validate(payload).isEmpty() || !shape).as(refusal).isTrue();
    }

    @Test
    void allows_everyGoodReferralOfTheSuite() throws IOException {
        for (Path file : DomainFixturesTest.files("good", ".json").toList()) {
            assertThat(schema.validate(read(file).path("payload")))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    /** What the schema refuses, no gateway may carry. */
    @Test
    void refuses_nothingTheReaderReads() throws IOException {
        ReferralReader reader = Samples.reader();
        for (Path file : DomainFixturesTest.files("bad", ".json").toList()) {
            JsonNode payload = read(file).path("payload");
            if (payload.isObject() && !schema.validate(payload).isEmpty()) {
                assertThat(refuses(reader, payload)).as(file.toString()).isTrue();
            }
        }
    }

    private static boolean refuses(ReferralReader reader, JsonNode payload) {
        try {
            reader.read(payload, Samples.NOW);
            return false;
        } catch (Refusal refusal) {
            return true;
        }
    }

    private static JsonNode read(Path file) {
        try {
            return StrictJson.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
