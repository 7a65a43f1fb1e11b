package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.daneker.agency.LocalizedText;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every fixture of the domain suite that reader and gate decide alone, whichever lie in the folder. */
class DomainFixturesTest {
    private static final Path SUITE = Path.of(System.getProperty("vectors.domain", "../shared/fixtures/domain"));
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> decides_asTheFixtureSays() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SUITE), "the domain suite is not on this machine");
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files
                    .filter(file -> file.toString().matches(".*/(good|bad)/[0-9].*(?<!expect)\\.json"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> holds(file)));
        }
    }

    private static void holds(Path file) {
        JsonNode root = JSON.readTree(file);
        JsonNode fixture = root.get("fixture");
        Assumptions.assumeFalse(fixture.has("harness"), "needs signatures or a second message");
        Instant clock = OffsetDateTime.parse(fixture.get("clock").asString()).toInstant();
        JsonNode expect = fixture.get("expect");
        switch (expect.get("decision").asString()) {
            case "FORWARD", "ALREADY_RECEIVED" -> released(expect, Site.decide(root.get("payload"), clock));
            case "HOLD_SENDER_REVIEW" ->
                assertThat(Site.decide(root.get("payload"), clock))
                        .isEqualTo(new HeldForSender(expect.get("path").asString()));
            default -> refused(expect, root.get("payload"), clock);
        }
    }

    private static void released(JsonNode expect, GateVerdict verdict) {
        assertThat(verdict).isInstanceOf(ReleaseDecision.class);
        ReleaseDecision decision = (ReleaseDecision) verdict;
        Set<String> released = new TreeSet<>();
        decision.released().forEach(category -> released.add(category.name()));
        assertThat(released).isEqualTo(strings(expect.get("forwardedCategories")));
        Map<String, String> withheld = new TreeMap<>();
        decision.withheld().forEach((category, reason) -> withheld.put(category.name(), reason.name()));
        Map<String, String> expected = new TreeMap<>();
        expect.get("withheld")
                .properties()
                .forEach(e -> expected.put(e.getKey(), e.getValue().asString()));
        assertThat(withheld).isEqualTo(expected);
        assertThat(decision.warnings()).isEqualTo(strings(expect.get("warnings")));
        assertThat(decision.labels()).containsAll(strings(expect.path("labels")));
        if (expect.has("obligations")) {
            assertThat(new TreeSet<>(decision.obligations())).isEqualTo(strings(expect.get("obligations")));
        }
        if (expect.has("visibleSender")) {
            JsonNode name = expect.get("visibleSender");
            assertThat(decision.visibleSender())
                    .isEqualTo(new LocalizedText(
                            name.get("kk").asString(),
                            name.get("ru").asString(),
                            name.get("en").asString()));
        }
    }

    private static void refused(JsonNode expect, JsonNode payload, Instant clock) {
        try {
            GateVerdict verdict = Site.decide(payload, clock);
            assertThat(verdict).as("should be refused").isNull();
        } catch (Refusal refusal) {
            assertThat(refusal.code().name()).isEqualTo(expect.get("code").asString());
            assertThat(refusal.path()).isEqualTo(expect.get("path").asString());
            assertThat(refusal.code().http()).isEqualTo(expect.get("http").asInt());
        }
    }

    private static Set<String> strings(JsonNode list) {
        Set<String> strings = new TreeSet<>();
        list.forEach(element -> strings.add(element.asString()));
        return strings;
    }
}
