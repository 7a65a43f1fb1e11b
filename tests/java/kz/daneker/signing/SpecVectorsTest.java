package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The specifications the RFC's examples are made from: each is issued as its {@code !sd} tags say, shown in full, and
 * shown as its {@code holder_disclosed_claims} say.
 */
class SpecVectorsTest {
    private static final SdJwtProcessor PROCESSOR = new SdJwtProcessor(SdJwtProfile.RFC_9901);

    @TestFactory
    Stream<DynamicTest> issuesAndShows_whatTheSpecificationSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Vectors.files("sdjwt", ".yml")) {
            tests.add(dynamicTest(file.getFileName().toString(), () -> issuesAndShows(file)));
        }
        return tests.stream();
    }

    private static void issuesAndShows(Path file) throws IOException {
        SdSpecification spec = SdSpecification.read(Files.readString(file));
        SdJwtIssuer.Hidden hidden = Tokens.ISSUER.hide(spec.claims(), spec.plan());
        ProcessedSdJwt full = PROCESSOR.process(hidden.payload(), hidden.disclosures());
        assertThat(full.disclosedPointers()).containsExactlyInAnyOrderElementsOf(spec.hidden());
        assertThat(full.claims()).isEqualTo(spec.claims());

        List<String> kept = full.keep(hidden.disclosures(), spec::shows);
        ProcessedSdJwt shown = PROCESSOR.process(hidden.payload(), kept);
        assertThat(shown.disclosedPointers())
                .containsExactlyInAnyOrderElementsOf(
                        spec.hidden().stream().filter(spec::shows).toList());
        assertAlwaysVisible(spec, shown.claims());
    }

    private static void assertAlwaysVisible(SdSpecification spec, ObjectNode shown) {
        for (String name : spec.claims().propertyNames()) {
            JsonNode value = shown.get(name);
            boolean visible = !spec.hidden().contains("/" + name);
            assertThat(value != null).as(name).isEqualTo(visible || spec.shows("/" + name));
        }
    }
}
