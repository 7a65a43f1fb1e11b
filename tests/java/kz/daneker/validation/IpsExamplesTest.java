package kz.daneker.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Official IPS examples and mutants of them: a file below {@code negative}, or named {@code INVALID}, must fail, any other
 * must pass. {@code INVALID-1.1} fails under 1.1.0 alone, as does whatever says why a section is empty.
 */
class IpsExamplesTest {
    private static final Path FOLDER = Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"), "ips");

    @TestFactory
    Stream<DynamicTest> judges_everyFile_asItsNameSays() {
        assumeTrue(Files.isDirectory(FOLDER), "no IPS vectors");
        return files().stream()
                .flatMap(file -> Stream.of(IpsVersion.values())
                        .map(version -> DynamicTest.dynamicTest(
                                FOLDER.relativize(file) + " as " + version,
                                () -> assertThat(errors(file, version))
                                        .as(file.toString())
                                        .matches(errors -> errors.isEmpty() == isValid(file, version)))));
    }

    private static boolean isValid(Path file, IpsVersion version) {
        String name = file.getFileName().toString();
        boolean onlyOne = name.contains("INVALID-1.1");
        if (version == IpsVersion.V1_1_0 && (onlyOne || read(file).contains("\"emptyReason\""))) {
            return false;
        }
        return (onlyOne || !name.contains("INVALID")) && !file.getParent().endsWith("negative");
    }

    private static List<String> errors(Path file, IpsVersion version) {
        return FhirValidation.official().check(read(file), version).stream()
                .filter(Finding::isError)
                .map(finding -> finding.where() + ": " + finding.text())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
