package kz.daneker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents speak of what is there: every class they name and every file they link exists. */
class DocsTest {
    /** A name in backticks with two humps, e.g. {@code `SealCheck`}. */
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`");

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

    @Test
    void name_onlyClassesThatExist() throws Exception {
        Set<String> classes = Checkout.files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
        assertThat(documents()
                        .flatMap(file -> found(CLASS_NAME, file)
                                .filter(name -> !classes.contains(name))
                                .map(name -> Checkout.name(file) + ": " + name)))
                .isEmpty();
    }

    @Test
    void link_onlyFilesThatExist() throws Exception {
        assertThat(documents()
                        .flatMap(file -> found(LINK, file)
                                .filter(link -> !Files.exists(file.resolveSibling(link)))
                                .map(link -> Checkout.name(file) + ": " + link)))
                .isEmpty();
    }

    @Test
    void list_everyDecision() throws Exception {
        String index = Checkout.text(Checkout.ROOT.resolve("docs/adr/README.md"));
        List<String> decisions = documents()
                .map(Checkout::name)
                .filter(name -> name.matches("docs/adr/\\d{4}-.*"))
                .map(name -> name.substring("docs/adr/".length()))
                .toList();
        assertThat(decisions).isNotEmpty().allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
    }

    private static Stream<Path> documents() throws Exception {
        return Checkout.files().stream()
                .filter(file -> Checkout.name(file).matches("README\\.md|docs/.*\\.md|bench/.*\\.md"));
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        return pattern.matcher(Checkout.text(file)).results().map((MatchResult result) -> result.group(1));
    }
}
