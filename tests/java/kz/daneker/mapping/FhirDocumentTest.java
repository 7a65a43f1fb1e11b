package kz.daneker.mapping;

import static kz.daneker.refusal.Refused.codeAndPlace;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.referral.HealthResources;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/mapping-fhir.md} says what the code does. */
class FhirDocumentTest {
    private static final String DOCUMENT = "mapping-fhir.md";
    private static final Path SAMPLE = Path.of("tests/fixtures/records/allergy-and-medicine.json");

    @Test
    void takes_theTypesTheDocumentNames_andNoOthers() {
        assertThat(Arrays.stream(BundleType.values())
                        .filter(type -> type != BundleType.NULL)
                        .filter(type ->
                                !refusal("/type", '"' + type.toCode() + '"').startsWith("RECORD_UNSUPPORTED"))
                        .map(BundleType::toCode))
                .containsExactlyInAnyOrderElementsOf(column("Type of Bundle"));
    }

    @Test
    void carries_theResourcesTheDocumentNames_andNoOthers() {
        Map<String, String> carried = new HashMap<>(FhirReader.PARTIES);
        carried.putAll(HealthResources.TYPES);
        carried.replaceAll((type, element) -> element.isEmpty() ? "–" : element);
        assertThat(DocumentedRows.of(DOCUMENT, "Resource", "The person is its").stream()
                        .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1))))
                .isEqualTo(carried);
    }

    @Test
    void keeps_theExtensionsTheDocumentNames_andNoOthers() {
        assertThat(column("Extension that is kept")).isEqualTo(CarriedParts.EXTENSIONS);
    }

    @Test
    void becomes_whatTheDocumentSays() {
        assertThat(DocumentedRows.of(DOCUMENT, "Position", "Example", "FHIR", "Becomes"))
                .allSatisfy(row -> assertThat(DocumentedRows.value(map(row.get(0), row.get(1)), row.get(2)))
                        .as(row.toString())
                        .contains(row.get(3)));
    }

    @Test
    void lists_whatTheDocumentSays() {
        assertThat(DocumentedRows.of(DOCUMENT, "Position", "Example", "Listed as"))
                .allSatisfy(row -> assertThat(map(row.get(0), row.get(1)).unmapped())
                        .as(row.toString())
                        .extracting(part -> part.where() + ": " + part.why())
                        .contains(row.get(2)));
    }

    @Test
    void refuses_whatTheDocumentSays() {
        assertThat(DocumentedRows.of(DOCUMENT, "Position", "Example", "Refusal"))
                .allSatisfy(row -> assertThat(refusal(row.get(0), row.get(1)))
                        .as(row.toString())
                        .isEqualTo(row.get(2)));
    }

    private static Set<String> column(String name) {
        return DocumentedRows.of(DOCUMENT, name).stream().map(row -> row.get(0)).collect(Collectors.toSet());
    }

    private static String refusal(String position, String json) {
        try {
            map(position, json);
        } catch (Refusal refusal) {
            return codeAndPlace(refusal);
        }
        return "mapped";
    }

    /** The sample with this value at the position. */
    private static MappedRecord map(String position, String json) {
        JsonNode record = StrictJson.read(bytes());
        JsonPointer pointer = JsonPointer.compile(position);
        JsonNode holder = record.at(pointer.head());
        String last = pointer.last().getMatchingProperty();
        if (holder instanceof ArrayNode array) {
            int index = Integer.parseInt(last);
            if (index < array.size()) {
                array.set(index, StrictJson.read(json));
            } else {
                array.add(StrictJson.read(json));
            }
        } else {
            ((ObjectNode) holder).set(last, StrictJson.read(json));
        }
        return FhirReader.map(StrictJson.write(record));
    }

    private static byte[] bytes() {
        try {
            return Files.readAllBytes(SAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
