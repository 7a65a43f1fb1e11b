package kz.daneker.fhir;

import java.nio.file.Path;

/** Where third-party vectors lie; system properties {@code vectors.domain} and {@code vectors.fhir} move them. */
final class Vectors {
    private Vectors() {}

    static Path domain() {
        return Path.of(System.getProperty("vectors.domain", "../shared/fixtures/domain"));
    }

    static Path fhir() {
        return Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"));
    }
}
