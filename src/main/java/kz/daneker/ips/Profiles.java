package kz.daneker.ips;

import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;

/**
 * The IPS profile a resource meets, under both versions; naming it makes a validator say what is wrong instead of that no
 * slice fits. One that does not meet its profile travels as plain R4, which the sections allow.
 */
final class Profiles {
    private static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

    private Profiles() {}

    static Optional<String> of(DomainResource resource) {
        boolean meets = switch (resource.getResourceType()) {
            case AllergyIntolerance -> meets((AllergyIntolerance) resource);
            case Condition -> meets((Condition) resource);
            case Immunization -> meets((Immunization) resource);
            case MedicationStatement -> meets((MedicationStatement) resource);
            default -> false;
        };
        return meets ? Optional.of(IPS + resource.getResourceType() + "-uv-ips") : Optional.empty();
    }

    private static boolean meets(AllergyIntolerance allergy) {
        return allergy.hasCode() && allergy.getPatient().hasReference();
    }

    private static boolean meets(Condition condition) {
        return condition.hasCode()
                && condition.hasClinicalStatus()
                && condition.getSubject().hasReference();
    }

    private static boolean meets(Immunization immunization) {
        return immunization.hasVaccineCode()
                && immunization.hasOccurrence()
                && immunization.getPatient().hasReference();
    }

    private static boolean meets(MedicationStatement medication) {
        return medication.hasMedication()
                && medication.hasEffective()
                && medication.getSubject().hasReference();
    }
}
