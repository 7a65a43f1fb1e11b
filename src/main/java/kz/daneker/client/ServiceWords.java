package kz.daneker.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import kz.daneker.agency.Language;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;

/** What a service is called, from the published code system, so that FHIR and plain words agree. */
final class ServiceWords {
    private static final String RESOURCE = "/schemas/fhir/CodeSystem-service-type.json";

    private final JsonNode concepts;
    private final Language language;

    ServiceWords(Language language) {
        this.concepts = published().path("concept");
        this.language = language;
    }

    /** The code itself where the code system does not list it. */
    String name(String code) {
        for (JsonNode concept : concepts) {
            if (concept.path("code").asString("").equals(code)) {
                return designation(concept, code);
            }
        }
        return Printable.text(code);
    }

    private String designation(JsonNode concept, String code) {
        for (JsonNode designation : concept.path("designation")) {
            if (designation.path("language").asString("").equals(language.tag())) {
                return designation.path("value").asString(code);
            }
        }
        return code;
    }

    private static JsonNode published() {
        try (InputStream in = ServiceWords.class.getResourceAsStream(RESOURCE)) {
            return StrictJson.read(
                    Objects.requireNonNull(in, "packed into the jar").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
