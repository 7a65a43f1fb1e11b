package kz.daneker.cda;

import java.util.Map;
import java.util.Optional;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Entries of the sections of allergies, problems, medications and immunizations; false where nothing can be made of one. */
final class CdaEntries {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private static final String STATUS = "33999-4";

    /** SNOMED CT's words for the state of a problem. */
    private static final Map<String, String> STATES =
            Map.of("55561003", "active", "73425007", "inactive", "413322009", "resolved");

    private static final Map<String, MedicationStatementStatus> TAKING = Map.of(
            "active", MedicationStatementStatus.ACTIVE,
            "completed", MedicationStatementStatus.COMPLETED,
            "aborted", MedicationStatementStatus.STOPPED,
            "suspended", MedicationStatementStatus.ONHOLD);

    private final RecordBuilder record;

    CdaEntries(RecordBuilder record) {
        this.record = record;
    }

    boolean allergy(CdaElement entry) {
        Optional<CdaElement> found = concern(entry);
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
        AllergyIntolerance allergy = record.add(new AllergyIntolerance());
        allergy.setPatient(record.person()).setCode(code.get());
        allergy.setClinicalStatus(concept("allergyintolerance-clinical", "active"));
        allergy.setVerificationStatus(concept(
                "allergyintolerance-verification",
                observation.isNegated() && !none ? "refuted" : none ? "confirmed" : "unconfirmed"));
        observation.child("effectiveTime").flatMap(CdaTimes::start).ifPresent(allergy::setOnset);
        observation.children("entryRelationship").stream()
                .filter(link ->
                        link.attribute("typeCode").filter("MFST"::equals).isPresent())
                .flatMap(link -> link.child("observation", "value").flatMap(CdaTypes::concept).stream())
                .forEach(sign -> allergy.addReaction().addManifestation(sign));
        return true;
    }

    boolean problem(CdaElement entry) {
        Optional<CdaElement> found = concern(entry);
        Optional<CodeableConcept> code =
                found.flatMap(each -> each.child("value")).flatMap(CdaTypes::concept);
        if (code.isEmpty()) {
            return false;
        }
        CdaElement observation = found.get();
        Condition condition = record.add(new Condition());
        condition.setSubject(record.person()).setCode(code.get());
        condition.addCategory(concept("condition-category", "problem-list-item"));
        Optional<CdaElement> time = observation.child("effectiveTime");
        time.flatMap(CdaTimes::start).ifPresent(condition::setOnset);
        time.flatMap(CdaTimes::high).ifPresent(condition::setAbatement);
        condition.setClinicalStatus(
                concept("condition-clinical", condition.hasAbatement() ? "resolved" : status(observation)));
        if (observation.isNegated()) {
            condition.setVerificationStatus(concept("condition-ver-status", "refuted"));
        }
        return true;
    }

    /** What the status observation beside it says; a problem nobody closed is an open one. */
    private static String status(CdaElement observation) {
        return observation.children("entryRelationship").stream()
                .flatMap(link -> link.child("observation").stream())
                .filter(each -> each.child("code")
                        .flatMap(code -> code.attribute("code"))
                        .filter(STATUS::equals)
                        .isPresent())
                .flatMap(each -> each.child("value").flatMap(value -> value.attribute("code")).stream())
                .map(code -> STATES.getOrDefault(code, "active"))
                .findFirst()
                .orElse("active");
    }

    boolean medication(CdaElement entry) {
        Optional<CdaElement> given = entry.child("substanceAdministration");
        Optional<CodeableConcept> drug = given.flatMap(CdaEntries::product);
        if (drug.isEmpty()) {
            return false;
        }
        CdaElement administration = given.get();
        MedicationStatement medication = record.add(new MedicationStatement());
        medication.setSubject(record.person()).setMedication(drug.get());
        String state = administration
                .child("statusCode")
                .flatMap(code -> code.attribute("code"))
                .orElse("");
        medication.setStatus(
                administration.isNegated()
                        ? MedicationStatementStatus.NOTTAKEN
                        : TAKING.getOrDefault(state, MedicationStatementStatus.UNKNOWN));
        Optional<Type> when = administration.child("effectiveTime").flatMap(CdaTimes::when);
        medication.setEffective(when.orElseGet(CdaTimes::unknown));
        administration
                .child("text")
                .flatMap(CdaTypes::written)
                .ifPresent(text -> medication.getDosageFirstRep().setText(text));
        administration
                .child("routeCode")
                .flatMap(CdaTypes::concept)
                .ifPresent(route -> medication.getDosageFirstRep().setRoute(route));
        administration
                .child("doseQuantity")
                .flatMap(CdaTypes::quantity)
                .ifPresent(
                        dose -> medication.getDosageFirstRep().addDoseAndRate().setDose(dose));
        return true;
    }

    boolean immunization(CdaElement entry) {
        Optional<CdaElement> given = entry.child("substanceAdministration");
        Optional<CodeableConcept> vaccine = given.flatMap(CdaEntries::product);
        if (vaccine.isEmpty()) {
            return false;
        }
        CdaElement administration = given.get();
        Immunization immunization = record.add(new Immunization());
        immunization.setPatient(record.person()).setVaccineCode(vaccine.get());
        immunization.setStatus(
                administration.isNegated()
                        ? Immunization.ImmunizationStatus.NOTDONE
                        : Immunization.ImmunizationStatus.COMPLETED);
        immunization.setOccurrence(
                administration.child("effectiveTime").flatMap(CdaTimes::start).orElseGet(CdaTimes::unknown));
        administration.child("routeCode").flatMap(CdaTypes::concept).ifPresent(immunization::setRoute);
        administration.child("approachSiteCode").flatMap(CdaTypes::concept).ifPresent(immunization::setSite);
        administration.child("doseQuantity").flatMap(CdaTypes::quantity).ifPresent(immunization::setDoseQuantity);
        administration
                .child("consumable", "manufacturedProduct", "manufacturedMaterial", "lotNumberText")
                .map(CdaElement::text)
                .filter(CdaPersons::says)
                .ifPresent(immunization::setLotNumber);
        administration
                .child("consumable", "manufacturedProduct", "manufacturerOrganization", "name")
                .map(CdaElement::text)
                .filter(CdaPersons::says)
                .ifPresent(name -> immunization.setManufacturer(new Reference().setDisplay(name)));
        return true;
    }

    private static Optional<CodeableConcept> product(CdaElement administration) {
        return administration
                .child("consumable", "manufacturedProduct", "manufacturedMaterial", "code")
                .flatMap(CdaTypes::concept);
    }

    /** The observation inside a concern act, or by itself. */
    private static Optional<CdaElement> concern(CdaElement entry) {
        return entry.child("act", "entryRelationship", "observation").or(() -> entry.child("observation"));
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(TERMINOLOGY + system, code, null));
    }
}
