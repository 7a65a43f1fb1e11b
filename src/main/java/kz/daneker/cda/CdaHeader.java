package kz.daneker.cda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.daneker.mapping.RecordBuilder;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** The header: whom the document is about, who wrote and keeps it, when, and how confidential it is. */
final class CdaHeader {
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final Set<String> RESTRICTED = Set.of("R", "V");
    static final Map<String, AdministrativeGender> GENDERS = Map.of(
            "F", AdministrativeGender.FEMALE,
            "M", AdministrativeGender.MALE,
            "UN", AdministrativeGender.OTHER);

    private final CdaElement document;
    private final RecordBuilder record;
    private Reference author = new Reference().setDisplay("author of the document");

    CdaHeader(CdaElement document, RecordBuilder record) {
        this.document = document;
        this.record = record;
    }

    /** Reads all but the parts about the document itself; the patient first. */
    void map() {
        List<CdaElement> targets = document.children("recordTarget");
        if (targets.size() != 1) {
            throw new Refusal(RefusalCode.RECORD_MALFORMED, "/ClinicalDocument/recordTarget");
        }
        CdaElement role = targets.get(0).child("patientRole").orElseThrow(targets.get(0)::malformed);
        patient(role);
        document.child("custodian", "assignedCustodian", "representedCustodianOrganization")
                .ifPresent(this::organization);
        document.children("author").forEach(each -> each.child("assignedAuthor").ifPresent(this::author));
        document.child("code");
        document.child("title");
    }

    private void patient(CdaElement role) {
        Patient patient = record.patient();
        role.children("id").forEach(id -> CdaPersons.identifier(id).ifPresent(patient::addIdentifier));
        role.children("addr").forEach(addr -> CdaPersons.address(addr).ifPresent(patient::addAddress));
        role.children("telecom").forEach(tel -> CdaPersons.telecom(tel).ifPresent(patient::addTelecom));
        CdaElement person = role.child("patient").orElseThrow(role::malformed);
        person.children("name").forEach(name -> CdaPersons.name(name).ifPresent(patient::addName));
        person.child("administrativeGenderCode")
                .flatMap(code -> code.attribute("code"))
                .ifPresent(code -> patient.setGender(GENDERS.getOrDefault(code, AdministrativeGender.UNKNOWN)));
        person.child("birthTime").flatMap(CdaTimes::day).ifPresent(patient::setBirthDateElement);
        person.children("languageCommunication")
                .forEach(language -> language.child("languageCode")
                        .flatMap(code -> code.attribute("code"))
                        .ifPresent(code -> patient.addCommunication()
                                .setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", code, null)))));
        person.children("guardian").forEach(this::guardian);
    }

    private void guardian(CdaElement written) {
        RelatedPerson guardian = record.add(new RelatedPerson()).setPatient(record.person());
        guardian.addRelationship(new CodeableConcept(new Coding(ROLE, "GUARD", "guardian")));
        written.child("code").flatMap(CdaTypes::concept).ifPresent(guardian::addRelationship);
        written.children("id").forEach(id -> CdaPersons.identifier(id).ifPresent(guardian::addIdentifier));
        written.children("addr").forEach(addr -> CdaPersons.address(addr).ifPresent(guardian::addAddress));
        written.children("telecom").forEach(tel -> CdaPersons.telecom(tel).ifPresent(guardian::addTelecom));
        written.child("guardianPerson")
                .ifPresent(person -> person.children("name")
                        .forEach(name -> CdaPersons.name(name).ifPresent(guardian::addName)));
    }

    private void author(CdaElement assigned) {
        assigned.child("assignedPerson", "name").flatMap(CdaPersons::name).ifPresent(name -> {
            Practitioner practitioner = record.add(new Practitioner()).addName(name);
            assigned.children("id").forEach(id -> CdaPersons.identifier(id).ifPresent(practitioner::addIdentifier));
            author = new Reference().setType("Practitioner").setDisplay(CdaPersons.display(name));
        });
        assigned.child("representedOrganization").ifPresent(this::organization);
    }

    private void organization(CdaElement written) {
        Organization organization = new Organization();
        written.children("id").forEach(id -> CdaPersons.identifier(id).ifPresent(organization::addIdentifier));
        written.child("name").map(CdaElement::text).filter(CdaPersons::says).ifPresent(organization::setName);
        written.children("telecom").forEach(tel -> CdaPersons.telecom(tel).ifPresent(organization::addTelecom));
        if (organization.hasName()) {
            author = new Reference().setType("Organization").setDisplay(organization.getName());
        }
        if (!organization.isEmpty()) {
            record.add(organization);
        }
    }

    /** Who wrote it, as a logical reference: the person, else the organisation. */
    Reference author() {
        return author.copy();
    }

    Optional<DateTimeType> time() {
        return document.child("effectiveTime").flatMap(CdaTimes::time);
    }

    /** Says of the bundle which document it was, and on each resource how confidential that is. */
    void seal(Bundle bundle) {
        document.child("id").flatMap(CdaPersons::identifier).ifPresent(bundle::setIdentifier);
        time().filter(DateTimeType::hasTime)
                .ifPresent(time -> bundle.setTimestampElement(new InstantType(time.getValueAsString())));
        document.child("languageCode")
                .flatMap(code -> code.attribute("code"))
                .filter(code -> code.matches("[a-z]{2}(-[A-Z]{2})?"))
                .ifPresent(bundle::setLanguage);
        document.child("confidentialityCode")
                .flatMap(code -> code.attribute("code"))
                .filter(RESTRICTED::contains)
                .ifPresent(code ->
                        bundle.getEntry().forEach(entry -> label((DomainResource) entry.getResource(), code)));
    }

    static void label(DomainResource resource, String confidentiality) {
        boolean has =
                resource.getMeta().getSecurity().stream().anyMatch(label -> confidentiality.equals(label.getCode()));
        if (!has) {
            resource.getMeta().addSecurity(new Coding(CONFIDENTIALITY, confidentiality, null));
        }
    }
}
