package kz.daneker.ips;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;

/**
 * The sections of a summary in the order they are written, and what goes where. The first three are never missing.
 *
 * @see <a href="https://hl7.org/fhir/uv/ips/StructureDefinition-Composition-uv-ips.html">Composition (IPS)</a>
 */
enum SectionKind {
    PROBLEMS("11450-4", "Problem list - Reported"),
    ALLERGIES("48765-2", "Allergies and adverse reactions Document"),
    MEDICATIONS("10160-0", "History of Medication use Narrative"),
    IMMUNIZATIONS("11369-6", "History of Immunization Narrative"),
    VITAL_SIGNS("8716-3", "Vital signs"),
    SOCIAL_HISTORY("29762-2", "Social history Narrative"),
    RESULTS("30954-2", "Relevant diagnostic tests/laboratory data Narrative"),
    PROCEDURES("47519-4", "History of Procedures Document"),
    DEVICES("46264-8", "History of medical device use"),
    ALERTS("104605-1", "Alert"),
    PLAN("18776-5", "Plan of care note"),
    /** What has no section of its own and nobody points to. */
    STORY("81338-6", "Patient Goals, preferences, and priorities for care experience");

    private static final String LOINC = "http://loinc.org";

    private final String loinc;
    private final String display;

    SectionKind(String loinc, String display) {
        this.loinc = loinc;
        this.display = display;
    }

    boolean isRequired() {
        return this == PROBLEMS || this == ALLERGIES || this == MEDICATIONS;
    }

    CodeableConcept code() {
        return new CodeableConcept(new Coding(LOINC, loinc, display));
    }

    /** Where a resource is listed; empty for what is only there because others point to it. */
    static Optional<SectionKind> of(DomainResource resource) {
        return Optional.ofNullable(
                switch (resource.getResourceType()) {
                    case Condition -> PROBLEMS;
                    case AllergyIntolerance -> ALLERGIES;
                    case MedicationStatement, MedicationRequest -> MEDICATIONS;
                    case Immunization -> IMMUNIZATIONS;
                    case Observation -> of((Observation) resource);
                    case DiagnosticReport -> RESULTS;
                    case Procedure -> PROCEDURES;
                    case DeviceUseStatement -> DEVICES;
                    case Flag -> ALERTS;
                    case CarePlan -> PLAN;
                    default -> null;
                });
    }

    private static SectionKind of(Observation observation) {
        if (isOf(observation, "vital-signs")) {
            return VITAL_SIGNS;
        }
        return isOf(observation, "social-history") ? SOCIAL_HISTORY : RESULTS;
    }

    private static boolean isOf(Observation observation, String category) {
        return observation.getCategory().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> category.equals(coding.getCode()));
    }
}
