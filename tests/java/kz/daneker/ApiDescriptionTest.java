package kz.daneker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code schemas/api/openapi.yaml} describes the controllers, all of them and nothing else. */
class ApiDescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    private final JsonNode description = read();

    @Test
    void describes_whatIsServedAndNothingElse() {
        assertThat(described()).isEqualTo(served());
    }

    @Test
    void names_everyMediaTypeThatIsTaken() {
        assertThat(mediaTypes().filter(each -> !each.endsWith(" ")))
                .isNotEmpty()
                .allSatisfy(each -> {
                    String[] part = each.split(" ");
                    assertThat(description
                                    .path("paths")
                                    .path(part[1])
                                    .path(part[0])
                                    .path("requestBody")
                                    .path("content")
                                    .propertyNames())
                            .as(each)
                            .contains(part[2]);
                });
    }

    @Test
    void refers_onlyToWhatIsThere() {
        assertThat(description.findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Checkout.ROOT.resolve("schemas/api").resolve(reference))
                        .exists();
            }
        });
    }

    private Set<String> described() {
        Set<String> found = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> found.add(method + " " + path.getKey())));
        return found;
    }

    private static Set<String> served() {
        Set<String> found = new TreeSet<>();
        mediaTypes().map(each -> each.substring(0, each.lastIndexOf(' '))).forEach(found::add);
        return found;
    }

    /** E.g. {@code post /v1/referrals application/sd-jwt}; nothing after the last blank where no body is taken. */
    private static Stream<String> mediaTypes() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents("kz.daneker").stream()
                .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
                .flatMap(ApiDescriptionTest::mappings);
    }

    private static Stream<String> mappings(Class<?> controller) {
        RequestMapping root = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        String base = root == null ? "" : root.path()[0];
        return Arrays.stream(controller.getDeclaredMethods())
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .filter(mapping -> mapping != null)
                .map(mapping -> mapping.method()[0].name().toLowerCase(java.util.Locale.ROOT)
                        + " " + base + (mapping.path().length == 0 ? "" : mapping.path()[0].replace("{*", "{"))
                        + " " + (mapping.consumes().length == 0 ? "" : mapping.consumes()[0]));
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Files.readString(Checkout.ROOT.resolve("schemas/api/openapi.yaml")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
