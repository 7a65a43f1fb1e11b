package kz.daneker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files in {@code routes/}: one story each, told in steps; what a step decides is Java. */
class RouteFilesTest {
    private static final Path ROUTES = Checkout.ROOT.resolve("routes");
    private static final String ENDING = ".camel.yaml";

    /** A key written twice would silently drop the first of the two, so it must not be. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> STEPS = Set.of("bean", "to", "removeHeaders");

    @TestFactory
    Stream<DynamicTest> names_theRouteAfterItsFile() throws IOException {
        return files().stream()
                .filter(file -> !isPolicy(file))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    assertThat(read(file)).hasSize(1);
                    assertThat(read(file).get(0).at("/route/id").asString()).isEqualTo(name(file));
                }));
    }

    @TestFactory
    Stream<DynamicTest> names_thePolicyAfterItsFile() throws IOException {
        return files().stream()
                .filter(RouteFilesTest::isPolicy)
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    assertThat(read(file)).hasSize(1);
                    assertThat("_"
                                    + read(file)
                                            .get(0)
                                            .at("/routeConfiguration/id")
                                            .asString())
                            .isEqualTo(name(file));
                }));
    }

    @TestFactory
    Stream<DynamicTest> names_anExistingErrorPolicy_unlessAClockStartsIt() throws IOException {
        List<String> policies = files().stream()
                .filter(RouteFilesTest::isPolicy)
                .map(file -> name(file).substring(1))
                .toList();
        return files().stream()
                .filter(file -> !isPolicy(file))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    JsonNode route = read(file).get(0).path("route");
                    if (!route.at("/from/uri").asString().startsWith("timer:")) {
                        assertThat(route.path("routeConfigurationId").asString())
                                .isIn(policies);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> tells_onlySteps() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    assertThat(steps(read(file)).stream().flatMap(step -> step.propertyNames().stream()))
                            .isSubsetOf(STEPS);
                    assertThat(Checkout.text(file)).doesNotContain("${", "script", "simple:", "toD:");
                }));
    }

    @Test
    void gives_everyStepAnIdOfItsOwn() throws IOException {
        assertThat(files().stream()
                        .flatMap(file -> steps(read(file)).stream())
                        .flatMap(step ->
                                step.valueStream().map(body -> body.path("id").asString(""))))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @TestFactory
    Stream<DynamicTest> begins_withOneSentence() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> assertThat(Checkout.text(file)).matches("(?s)# [A-Z][^\\n]*[.]\\n.*")));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> listed = Files.list(ROUTES)) {
            return listed.sorted().toList();
        }
    }

    private static boolean isPolicy(Path file) {
        return name(file).startsWith("_");
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        assertThat(name).endsWith(ENDING);
        return name.substring(0, name.length() - ENDING.length());
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<JsonNode> steps(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        node.findValues("steps").forEach(list -> list.forEach(found::add));
        return found;
    }
}
