package kz.daneker.connect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.ReferralSections;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapped record as the beginning of a referral: the person, the guardian and the FHIR resources. What no old system
 * says, the person at the desk adds before it is signed: to whom, what for, under which consent.
 */
final class Draft {
    private static final String IIN = "urn:daneker:sid:iin";

    private final ReferralSections sections;

    Draft(ReferralSections sections) {
        this.sections = sections;
    }

    /**
     * The draft.
     *
     * @param template what all drafts of this site have in common, e.g. {@code {"type":"MEDICAL_ASSESSMENT","recipient":{…}}};
     *     left as it is
     */
    ObjectNode of(MappedRecord record, ReferralId id, ObjectNode template, Instant now) {
        ObjectNode draft = StrictJson.object()
                .put("schema", "kz-referral/0.1-draft")
                .put("referralId", id.toString())
                .put(
                        "createdAt",
                        // with its seconds even where they are zero, unlike toString
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(5))));
        draft.setAll(template.deepCopy());
        ObjectNode subject = draft.putObject("subject");
        ObjectNode data = draft.putObject("data");
        Patient patient = (Patient) record.bundle().getEntryFirstRep().getResource();
        name(patient.getName().stream().findFirst()).ifPresent(name -> {
            subject.set("name", name);
            data.set("ID_NAME", name.deepCopy());
        });
        birth(patient, subject, data);
        iin(patient.getIdentifier().stream()).ifPresent(iin -> {
            subject.put("iin", iin);
            data.putObject("ID_NATIONAL").put("iin", iin);
        });
        guardian(record).ifPresent(guardian -> guardian(guardian, draft, data));
        sections.of(record, id).forEach((category, section) -> data.set(category.name(), section));
        return draft;
    }

    private static void birth(Patient patient, ObjectNode subject, ObjectNode data) {
        String date = patient.getBirthDateElement().getValueAsString();
        if (date == null || date.length() != "2017-03-15".length()) {
            return; // part of a date is not one: a person at the desk may know the rest
        }
        ObjectNode birth = data.putObject("ID_BIRTH").put("birthDate", date);
        subject.put("birthDate", date);
        String sex = patient.getGender() == AdministrativeGender.FEMALE
                ? "F"
                : patient.getGender() == AdministrativeGender.MALE ? "M" : "";
        if (!sex.isEmpty()) {
            birth.put("sex", sex);
            subject.put("sex", sex);
        }
    }

    private static void guardian(RelatedPerson person, ObjectNode draft, ObjectNode data) {
        name(person.getName().stream().findFirst()).ifPresent(name -> {
            ObjectNode guardian = draft.putObject("guardian");
            guardian.set("name", name);
            iin(person.getIdentifier().stream()).ifPresent(iin -> guardian.put("iin", iin));
            data.putObject("GUARDIAN").set("name", name.deepCopy());
        });
    }

    private static Optional<RelatedPerson> guardian(MappedRecord record) {
        return record.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Draft::isGuardian)
                .map(RelatedPerson.class::cast)
                .findFirst();
    }

    private static boolean isGuardian(Resource resource) {
        return resource instanceof RelatedPerson person
                && person.getRelationship().stream()
                        .map(CodeableConcept::getCoding)
                        .flatMap(List::stream)
                        .map(Coding::getCode)
                        .anyMatch("GUARD"::equals);
    }

    private static Optional<ObjectNode> name(Optional<HumanName> name) {
        return name.filter(HumanName::hasFamily).filter(HumanName::hasGiven).map(found -> {
            ObjectNode json = StrictJson.object()
                    .put("family", found.getFamily())
                    .put("given", found.getGiven().get(0).getValue());
            if (found.getGiven().size() > 1) {
                json.put("patronymic", found.getGiven().get(1).getValue());
            }
            return json;
        });
    }

    private static Optional<String> iin(Stream<Identifier> identifiers) {
        return identifiers
                .filter(identifier -> IIN.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }
}
