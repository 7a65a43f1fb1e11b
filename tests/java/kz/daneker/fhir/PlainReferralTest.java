package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlainReferralTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PublishedResources.read(Path.of("schemas/api/plain-referral.schema.json")), InputFormat.JSON);

    @Test
    void keepsThePromisedShape() {
        String plain = PlainReferral.write(Samples.masked(Full.DATA));
        assertThat(SCHEMA.validate(plain, InputFormat.JSON)).isEmpty();
    }

    @Test
    void carriesReleasedCategories_asTheyAre() {
        String data = "{\"ID_NAME\":{\"given\":\"Ерасыл\"},\"EDU_NEEDS\":{\"lastGrade\":0}}";
        JsonNode plain = Samples.JSON.readTree(PlainReferral.write(Samples.masked(data)));
        assertThat(plain.get("categories")).isEqualTo(Samples.JSON.readTree(data));
        assertThat(plain.at("/from/ru").asString()).isEqualTo("Областное управление образования");
    }
}
