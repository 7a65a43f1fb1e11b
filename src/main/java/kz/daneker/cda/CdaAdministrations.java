package kz.daneker.cda;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Entries of the sections of medications and immunizations; false where nothing can be made of one. */
final class CdaAdministrations {
    static final Map<String, MedicationStatementStatus> TAKING = Map.of(
            "active", MedicationStatementStatus.ACTIVE,
            "completed", MedicationStatementStatus.COMPLETED,
            "aborted", MedicationStatementStatus.STOPPED,
            "suspended", MedicationStatementStatus.ONHOLD);

    private final RecordBuilder record;

    CdaAdministrations(RecordBuilder record) {
        this.record = record;
    }

    boolean medication(CdaElement entry) {
        Optional<CdaElement> given = entry.child("substanceAdministration");
        Optional<CodeableConcept> drug = given.flatMap(CdaAdministrations::product);
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
        medication.setEffective(period(administration).orElseGet(CdaTimes::unknown));
        CdaDosage.of(administration).ifPresent(medication::addDosage);
        CdaAuthors authors = new CdaAuthors(Stream.of(administration));
        authors.who().ifPresent(medication::setInformationSource);
        authors.when().ifPresent(medication::setDateAssertedElement);
        return true;
    }

    /** The first time that is no repetition. */
    private static Optional<Type> period(CdaElement administration) {
        return administration.children("effectiveTime").stream()
                .filter(time -> !time.type().endsWith("IVL_TS") || time.type().equals("IVL_TS"))
                .flatMap(time -> CdaTimes.when(time).stream())
                .findFirst();
    }

    boolean immunization(CdaElement entry) {
        Optional<CdaElement> given = entry.child("substanceAdministration");
        Optional<CodeableConcept> vaccine = given.flatMap(CdaAdministrations::product);
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
        administration
                .child("performer", "assignedEntity")
                .flatMap(CdaAuthors::party)
                .ifPresent(who -> immunization.addPerformer().setActor(who));
        new CdaAuthors(Stream.of(administration)).when().ifPresent(immunization::setRecordedElement);
        return true;
    }

    private static Optional<CodeableConcept> product(CdaElement administration) {
        return administration
                .child("consumable", "manufacturedProduct", "manufacturedMaterial", "code")
                .flatMap(CdaTypes::concept);
    }
}
