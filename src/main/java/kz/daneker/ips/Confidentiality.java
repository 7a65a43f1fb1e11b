package kz.daneker.ips;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;

/** The level a document is marked with: the highest of its labels. */
final class Confidentiality {
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    private Confidentiality() {}

    static DocumentConfidentiality of(List<Coding> labels) {
        return Stream.of(DocumentConfidentiality.V, DocumentConfidentiality.R)
                .filter(level -> labels.stream()
                        .anyMatch(label ->
                                SYSTEM.equals(label.getSystem()) && level.name().equals(label.getCode())))
                .findFirst()
                .orElse(DocumentConfidentiality.N);
    }
}
