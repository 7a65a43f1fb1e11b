package kz.daneker.hl7v2;

import java.util.Map;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;

/** DG1 → Condition, AL1 → AllergyIntolerance. */
final class ClinicalSegments {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    /** HL7 table 0127. */
    static final Map<String, AllergyIntoleranceCategory> CATEGORIES = Map.of(
            "DA", AllergyIntoleranceCategory.MEDICATION,
            "FA", AllergyIntoleranceCategory.FOOD,
            "EA", AllergyIntoleranceCategory.ENVIRONMENT,
            "PA", AllergyIntoleranceCategory.ENVIRONMENT,
            "LA", AllergyIntoleranceCategory.ENVIRONMENT,
            "AA", AllergyIntoleranceCategory.BIOLOGIC);

    /** HL7 table 0128. */
    static final Map<String, AllergyIntoleranceSeverity> SEVERITIES = Map.of(
            "SV", AllergyIntoleranceSeverity.SEVERE,
            "MO", AllergyIntoleranceSeverity.MODERATE,
            "MI", AllergyIntoleranceSeverity.MILD);

    /** HL7 table 0052: what is being worked on is provisional. */
    static final Map<String, String> CERTAINTIES = Map.of("W", "provisional", "F", "confirmed", "A", "provisional");

    private final RecordBuilder record;

    ClinicalSegments(RecordBuilder record) {
        this.record = record;
    }

    void dg1(V2Segment dg1) {
        dg1.ignore(1);
        Condition condition = record.add(new Condition());
        condition.setSubject(record.person());
        condition.setClinicalStatus(concept("condition-clinical", "active"));
        condition.addCategory(concept("condition-category", "encounter-diagnosis"));
        CodeableConcept code = V2Types.concept(dg1.field(3))
                .or(() -> V2Types.concept(dg1.field(4)))
                .orElseThrow(() -> dg1.malformed(3));
        if (code.getCodingFirstRep().getSystem() == null
                && code.hasCoding()
                && dg1.text(2).startsWith("I")) {
            code.getCodingFirstRep().setSystem(CodeSystems.of(dg1.text(2)));
        }
        if (!code.hasText() && !dg1.text(4).isEmpty()) {
            code.setText(dg1.text(4));
        }
        condition.setCode(code);
        V2Types.time(dg1.field(5)).ifPresent(condition::setOnset);
        String certainty = CERTAINTIES.get(dg1.text(6));
        if (certainty != null) {
            condition.setVerificationStatus(concept("condition-ver-status", certainty));
        }
        V2Types.person(dg1.field(16)).ifPresent(condition::setAsserter);
    }

    void al1(V2Segment al1) {
        al1.ignore(1);
        AllergyIntolerance allergy = record.add(new AllergyIntolerance());
        allergy.setPatient(record.person());
        allergy.setClinicalStatus(concept("allergyintolerance-clinical", "active"));
        allergy.setVerificationStatus(concept("allergyintolerance-verification", "unconfirmed"));
        AllergyIntoleranceCategory category = CATEGORIES.get(al1.text(2));
        if (category != null) {
            allergy.addCategory(category);
        }
        allergy.setCode(V2Types.concept(al1.field(3)).orElseThrow(() -> al1.malformed(3)));
        al1.repetitions(5).forEach(sign -> {
            var reaction = allergy.addReaction().addManifestation(new CodeableConcept().setText(sign.text()));
            AllergyIntoleranceSeverity severity = SEVERITIES.get(al1.text(4));
            if (severity != null) {
                reaction.setSeverity(severity);
            }
        });
        V2Types.time(al1.field(6)).ifPresent(allergy::setOnset);
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(TERMINOLOGY + system, code, null));
    }
}
