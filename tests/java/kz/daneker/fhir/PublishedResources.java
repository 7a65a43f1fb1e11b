package kz.daneker.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Every resource of schemas/fhir. */
final class PublishedResources {
    private PublishedResources() {}

    static List<Resource> all() {
        return OfficialValidator.files(Path.of("schemas/fhir"), ".*\\.json").stream()
                .map(file -> (Resource) FhirR4.context().newJsonParser().parseResource(read(file)))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
