package kz.daneker.cda;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Entries of the section of allergies → AllergyIntolerance. */
final class CdaAllergies {
    private static final String ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private static final String CRITICALITY = "82606-5";
    private static final Set<String> LINKS = Set.of("MFST", CRITICALITY, CdaFindings.SEVERITY, CdaFindings.STATUS);

    /** What kind of propensity it is, in SNOMED CT: the substance's kind follows. */
    static final Map<String, AllergyIntoleranceCategory> CATEGORIES = Map.of(
            "416098002", AllergyIntoleranceCategory.MEDICATION,
            "59037007", AllergyIntoleranceCategory.MEDICATION,
            "414285001", AllergyIntoleranceCategory.FOOD,
            "235719002", AllergyIntoleranceCategory.FOOD,
            "426232007", AllergyIntoleranceCategory.ENVIRONMENT);

    /** SNOMED CT. */
    static final Map<String, AllergyIntoleranceSeverity> SEVERITIES = Map.of(
            "255604002", AllergyIntoleranceSeverity.MILD,
            "6736007", AllergyIntoleranceSeverity.MODERATE,
            "24484000", AllergyIntoleranceSeverity.SEVERE);

    /** HL7's ObservationValue. */
    static final Map<String, AllergyIntoleranceCriticality> CRITICALITIES = Map.of(
            "CRITL", AllergyIntoleranceCriticality.LOW,
            "CRITH", AllergyIntoleranceCriticality.HIGH,
            "CRITU", AllergyIntoleranceCriticality.UNABLETOASSESS);

    private final RecordBuilder record;

    CdaAllergies(RecordBuilder record) {
        this.record = record;
    }

    /** False where nothing can be made of it. */
    boolean allergy(CdaElement entry) {
        Optional<CdaElement> found = CdaFindings.finding(entry);
        if (found.isEmpty()) {
            return false;
        }
        CdaElement observation = found.get();
        Optional<CodeableConcept> substance = observation
                .child("participant", "participantRole", "playingEntity", "code")
                .flatMap(CdaTypes::concept);
        Optional<CodeableConcept> value = observation.child("value").flatMap(CdaTypes::concept);
        boolean none = observation.isNegated() && substance.isEmpty();
        Optional<CodeableConcept> code = none
                ? Optional.of(new CodeableConcept(new Coding(ABSENT, "no-known-allergies", "No known allergies")))
                : substance.or(() -> value);
        if (code.isEmpty()) {
            return false;
        }
        CdaLinks links = new CdaLinks(observation, LINKS);
        AllergyIntolerance allergy = record.add(new AllergyIntolerance());
        allergy.setPatient(record.person()).setCode(code.get());
        allergy.setClinicalStatus(CdaFindings.concept("allergyintolerance-clinical", CdaFindings.state(links)));
        allergy.setVerificationStatus(CdaFindings.concept(
                "allergyintolerance-verification",
                observation.isNegated() && !none ? "refuted" : none ? "confirmed" : "unconfirmed"));
        value.map(kind -> CATEGORIES.get(String.valueOf(kind.getCodingFirstRep().getCode())))
                .ifPresent(allergy::addCategory);
        observation.child("effectiveTime").flatMap(CdaTimes::start).ifPresent(allergy::setOnset);
        links.code(CRITICALITY).map(CRITICALITIES::get).ifPresent(allergy::setCriticality);
        links.manifestations().forEach(sign -> reaction(sign, links, allergy));
        CdaAuthors authors = CdaFindings.authors(entry, observation);
        authors.who().ifPresent(allergy::setRecorder);
        authors.when().ifPresent(allergy::setRecordedDateElement);
        return true;
    }

    /** Severity is a reaction's; older documents say it once, beside the allergy. */
    private static void reaction(CdaElement sign, CdaLinks beside, AllergyIntolerance allergy) {
        Optional<CodeableConcept> what = sign.child("value").flatMap(CdaTypes::concept);
        if (what.isEmpty()) {
            sign.unread();
            return;
        }
        AllergyIntoleranceReactionComponent reaction = allergy.addReaction().addManifestation(what.get());
        sign.child("effectiveTime").flatMap(CdaTimes::start).ifPresent(reaction::setOnsetElement);
        new CdaLinks(sign, Set.of(CdaFindings.SEVERITY))
                .code(CdaFindings.SEVERITY)
                .or(() -> beside.code(CdaFindings.SEVERITY))
                .map(SEVERITIES::get)
                .ifPresent(reaction::setSeverity);
    }
}
