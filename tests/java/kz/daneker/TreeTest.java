package kz.daneker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the repository holds, and what it must never hold. */
class TreeTest {
    private static final Pattern PEM_PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+(?:[A-Za-z-]+: .*\\s+)*[A-Za-z0-9+/]{16}");
    private static final Pattern PRIVATE_JWK = Pattern.compile("\"d\"\\s*:\\s*\"[A-Za-z0-9_-]{40,}\"");
    /** The DER of a PKCS#12 file: a SEQUENCE that starts with version 3. */
    private static final Pattern PKCS_12 = Pattern.compile("^30(?:8[1-4](?:..){1,4}|80)02010330.*");

    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.:/$}*-])/(?:work|root|home|tmp|Users)/[\\w.-]");
    private static final Pattern REGISTRY_HOST = Pattern.compile(
            "repo1?[.]maven[.](?:org|apache)|registry[.]npmjs|registry[.]yarnpkg|pypi[.]org|[.]jfrog[.]|artifactory[./]"
                    + "|nexus[.]|central[.]sonatype",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile(
            "returnee|terroris|radical|extremis|террор|радикал|экстрем|лаңкес",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "README.md",
                "LICENSE",
                "daneker",
                ".ci/run",
                ".editorconfig",
                ".gitattributes",
                "routes",
                "schemas/envelope",
                "schemas/fhir",
                "schemas/problems",
                "certs",
                "config/application.yaml",
                "config/sharing-matrix.yaml",
                "config/messages.json",
                "src/main/java/kz/daneker",
                "tests/java",
                "tests/fixtures",
                "tests/walkthrough",
                "docs/glossary.md",
                "docs/threat-model.md",
                "docs/operations.md",
                "docs/adr/README.md",
                "bench"
            })
    void has_everyPlaceOfTheDesign(String place) {
        assertThat(Checkout.ROOT.resolve(place)).exists();
    }

    @Test
    void runs_itsScripts() {
        assertThat(List.of("daneker", ".ci/run"))
                .allSatisfy(script -> assertThat(Files.isExecutable(Checkout.ROOT.resolve(script)))
                        .as(script)
                        .isTrue());
    }

    @Test
    void holds_noPrivateKey() throws Exception {
        assertThat(Checkout.files())
                .noneMatch(TreeTest::isKeyStoreByName)
                .noneSatisfy(file -> assertThat(Checkout.text(file)).containsPattern(PEM_PRIVATE_KEY));
        assertThat(Checkout.files().stream().filter(TreeTest::isPkcs12)).isEmpty();
    }

    @Test
    void holds_noPrivateJwkOutsideTheTests() throws Exception {
        assertThat(Checkout.files().stream().filter(file -> !Checkout.name(file).startsWith("tests/")))
                .noneSatisfy(file -> assertThat(Checkout.text(file)).containsPattern(PRIVATE_JWK));
    }

    @Test
    void names_noMachineAndNoRegistry() throws Exception {
        assertThat(Checkout.files().stream()
                        .flatMap(file -> Stream.of(MACHINE_PATH, REGISTRY_HOST)
                                .flatMap(unwanted ->
                                        unwanted.matcher(Checkout.text(file)).results())
                                .map(found -> Checkout.name(file) + ": " + found.group())))
                .isEmpty();
    }

    @Test
    void labels_nobodyInTheTextsPeopleRead() throws Exception {
        assertThat(Checkout.files().stream().filter(TreeTest::isReadByPeople))
                .allSatisfy(file -> assertThat(
                                LABEL.matcher(Checkout.text(file)).results().map(found -> found.group()))
                        .as(Checkout.name(file))
                        .isEmpty());
    }

    private static boolean isReadByPeople(Path file) {
        String name = Checkout.name(file);
        return name.matches("(?:config|src/main/resources)/(?:.*/)?messages[^/]*\\.(?:properties|json)")
                || name.startsWith("schemas/problems/");
    }

    private static boolean isKeyStoreByName(Path file) {
        return Checkout.name(file).matches(".*\\.(?:p12|pfx|jks|bcfks|keystore|key)");
    }

    private static boolean isPkcs12(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return PKCS_12.matcher(HexFormat.of().formatHex(bytes.readNBytes(16)))
                    .matches();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
