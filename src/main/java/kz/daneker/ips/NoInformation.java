package kz.daneker.ips;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;

/**
 * The entry of a required section that has none: that nothing is known, whether nothing was given or nothing released.
 * IPS 1.1.0 demands these codes and forbids {@code emptyReason}; 2.0.0 takes both.
 */
final class NoInformation {
    private static final String ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private NoInformation() {}

    static DomainResource about(SectionKind kind, Reference patient) {
        return switch (kind) {
            case PROBLEMS ->
                new Condition()
                        .setClinicalStatus(concept(TERMINOLOGY + "condition-clinical", "active", "Active"))
                        .setCode(concept(ABSENT, "no-problem-info", "No information about problems"))
                        .setSubject(patient);
            case ALLERGIES ->
                new AllergyIntolerance()
                        .setClinicalStatus(concept(TERMINOLOGY + "allergyintolerance-clinical", "active", "Active"))
                        .setCode(concept(ABSENT, "no-allergy-info", "No information about allergies"))
                        .setPatient(patient);
            case MEDICATIONS ->
                new MedicationStatement()
                        .setStatus(MedicationStatement.MedicationStatementStatus.UNKNOWN)
                        .setMedication(concept(ABSENT, "no-medication-info", "No information about medications"))
                        .setSubject(patient)
                        .setEffective(unknownTime());
            default -> throw new IllegalArgumentException(kind + " may be left out");
        };
    }

    static DateTimeType unknownTime() {
        DateTimeType unknown = new DateTimeType();
        unknown.addExtension(DATA_ABSENT, new CodeType("unknown"));
        return unknown;
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}
