package kz.daneker.referral;

import static org.assertj.core.api.Assertions.assertThat;
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
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** The person event's schema and its reader say the same, as far as a schema can say it. */
class PersonEventSchemaTest {
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(Path.of("schemas/envelope/person-event.schema.json")));
    private final PersonEventReader reader =
            new PersonEventReader(Samples.rules(), Regions.load(Path.of("config/regions.yaml")));

    @ParameterizedTest
    @EnumSource(PersonEvent.Kind.class)
    void allow_theSample(PersonEvent.Kind kind) {
        ObjectNode sample = sample(kind);

        assertThat(schema.validate(sample)).isEmpty();
        assertThat(reader.read(sample, NOW).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(PersonEvent.Kind.class)
    void refuse_alike(PersonEvent.Kind kind) {
        refuse(kind, event -> event.put("schema", "kz-person-event/9"));
        refuse(kind, event -> event.put("kind", "birth"));
        refuse(kind, event -> event.put("extra", true));
        for (String needed : sample(kind).propertyNames()) {
            if (!needed.equals("newGuardian")) {
                refuse(kind, event -> event.remove(needed));
            }
        }
        for (PersonEvent.Kind other : PersonEvent.Kind.values()) {
            for (String field : sample(other).propertyNames()) {
                if (!sample(kind).has(field)) {
                    refuse(kind, event -> event.set(field, sample(other).path(field)));
                }
            }
        }
    }

    @Test
    void refuses_whatLiesAhead_andAMergeOfOneRecord() {
        assertRefused(sample(PersonEvent.Kind.DEATH).put("on", "2026-06-16"), RefusalCode.DATE_FUTURE, "/on");
        assertRefused(
                sample(PersonEvent.Kind.GUARDIAN_CHANGE).put("at", "2026-07-01T00:00:00+05:00"),
                RefusalCode.DATE_FUTURE,
                "/at");
        ObjectNode one = sample(PersonEvent.Kind.MERGE);
        one.set("other", one.path("subject").deepCopy());
        assertRefused(one, RefusalCode.SCHEMA_INVALID_VALUE, "/other");
        ObjectNode nobody = sample(PersonEvent.Kind.MERGE);
        nobody.putObject("other").put("kind", "child").put("region", "KZ-47");
        assertRefused(nobody, RefusalCode.SCHEMA_MISSING_FIELD, "/other/name");
    }

    private void refuse(PersonEvent.Kind kind, Consumer<ObjectNode> change) {
        ObjectNode changed = sample(kind);
        change.accept(changed);

        assertThat(schema.validate(changed)).as(changed.toString()).isNotEmpty();
        assertThatThrownBy(() -> reader.read(changed, NOW)).isInstanceOf(Refusal.class);
    }

    private void assertRefused(ObjectNode event, RefusalCode code, String pointer) {
        assertThatThrownBy(() -> reader.read(event, NOW)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.path()).isEqualTo(pointer);
        });
    }

    private static ObjectNode sample(PersonEvent.Kind kind) {
        return read(Path.of("tests/fixtures/people", Fields.spelled(kind) + ".json"));
    }

    private static ObjectNode read(Path file) {
        try {
            return StrictJson.readObject(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
