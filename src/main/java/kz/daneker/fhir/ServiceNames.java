package kz.daneker.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import kz.daneker.agency.Language;
import kz.daneker.agency.ReferralType;
import org.hl7.fhir.r4.model.CodeSystem;

/** What the service is called in each language: the designations of the published code system, read once. */
final class ServiceNames {
    private static final String RESOURCE = "/schemas/fhir/CodeSystem-service-type.json";

    private ServiceNames() {}

    static String in(Language language, ReferralType type) {
        return Objects.requireNonNull(Holder.NAMES.get(key(type.name(), language.tag())), "every service has its name");
    }

    private static String key(String code, String language) {
        return code + "@" + language;
    }

    private static final class Holder {
        static final Map<String, String> NAMES = load();
    }

    private static Map<String, String> load() {
        Map<String, String> names = new HashMap<>();
        for (CodeSystem.ConceptDefinitionComponent concept : published().getConcept()) {
            concept.getDesignation()
                    .forEach(name -> names.put(key(concept.getCode(), name.getLanguage()), name.getValue()));
        }
        return Map.copyOf(names);
    }

    private static CodeSystem published() {
        try (InputStream in = ServiceNames.class.getResourceAsStream(RESOURCE)) {
            String json = new String(
                    Objects.requireNonNull(in, "packed into the jar").readAllBytes(), StandardCharsets.UTF_8);
            return FhirR4.context().newJsonParser().parseResource(CodeSystem.class, json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
