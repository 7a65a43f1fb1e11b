package kz.daneker.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.validation.FhirValidation;
import kz.daneker.validation.Finding;

/** What the official validator has against a resource. */
public final class OfficialValidator {
    private OfficialValidator() {}

    /** The errors, one sentence each; empty for a valid resource. */
    public static List<String> errors(String json) {
        return FhirValidation.official().check(json).stream()
                .filter(Finding::isError)
                .map(finding -> finding.where() + ": " + finding.text())
                .toList();
    }

    /** Files of a folder in a stable order. */
    public static List<Path> files(Path folder, String glob) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(glob))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
