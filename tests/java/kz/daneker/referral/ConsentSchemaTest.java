package kz.daneker.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import kz.daneker.agency.Regions;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The consent sheet's schema and its reader say the same, as far as a schema can say it. */
class ConsentSchemaTest {
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read("schemas/envelope/consent.schema.json"));
    private final ConsentSheetReader reader =
            new ConsentSheetReader(Samples.rules(), Regions.load(Path.of("config/regions.yaml")));

    @Test
    void allow_theSample() {
        ObjectNode sample = sample();

        assertThat(schema.validate(sample)).isEmpty();
        assertThatCode(() -> reader.read(sample, NOW)).doesNotThrowAnyException();
    }

    @Test
    void refuse_alike() {
        refuse(sheet -> sheet.put("schema", "kz-consent/9"));
        refuse(sheet -> sheet.put("extra", true));
        refuse(sheet -> sheet.remove("subject"));
        refuse(sheet -> sheet.put("replaces", "the old one"));
        refuse(sheet -> consent(sheet).put("id", "c-1"));
        refuse(sheet -> consent(sheet).remove("copyGiven"));
        refuse(sheet -> consent(sheet).remove("thirdParties"));
        refuse(sheet -> consent(sheet).remove("language"));
        refuse(sheet -> consent(sheet).put("witness", ""));
        refuse(sheet -> consent(sheet).put("crossBorder", true));
        refuse(sheet -> sheet.putObject("guardianshipAct").put("number", "17/2025"));
        refuse(sheet -> sheet.putObject("guardianshipAct").put("number", "").put("validFrom", "2025-01-01"));
    }

    @Test
    void ends_withTheActItRestsOn() {
        ObjectNode sheet = sample();
        sheet.putObject("guardianshipAct")
                .put("number", "17/2025")
                .put("validFrom", "2025-01-01")
                .put("validUntil", "2026-07-31");

        assertThat(reader.read(sheet, NOW).endsAt()).isEqualTo("2026-08-01T00:00:00+05:00");
        assertThat(reader.read(sample(), NOW).endsAt()).isEqualTo("2026-12-10T00:00:00+05:00");
    }

    private void refuse(Consumer<ObjectNode> change) {
        ObjectNode changed = sample();
        change.accept(changed);

        assertThat(schema.validate(changed)).as(changed.toString()).isNotEmpty();
        assertThatThrownBy(() -> reader.read(changed, NOW)).isInstanceOf(Refusal.class);
    }

    private static ObjectNode consent(ObjectNode sheet) {
        return (ObjectNode) sheet.path("consent");
    }

    private static ObjectNode sample() {
        return read("tests/fixtures/consents/clinic-child-of-nine.json");
    }

    private static ObjectNode read(String file) {
        try {
            return StrictJson.readObject(Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
