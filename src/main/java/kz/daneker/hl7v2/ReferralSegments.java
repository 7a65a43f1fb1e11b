package kz.daneker.hl7v2;

import java.util.Map;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** RF1 → ServiceRequest and Task, PRD → who refers, to whom, and the person's own doctor. */
final class ReferralSegments {
    private static final String V2 = "http://terminology.hl7.org/CodeSystem/v2-";

    /** HL7 table 0283. */
    static final Map<String, TaskStatus> STATES = Map.of(
            "A", TaskStatus.ACCEPTED,
            "P", TaskStatus.REQUESTED,
            "R", TaskStatus.REJECTED,
            "E", TaskStatus.FAILED);

    /** HL7 table 0280. */
    static final Map<String, ServiceRequestPriority> PRIORITIES = Map.of(
            "S", ServiceRequestPriority.STAT,
            "A", ServiceRequestPriority.ASAP,
            "R", ServiceRequestPriority.ROUTINE);

    private final RecordBuilder record;
    private @Nullable ServiceRequest request;
    private @Nullable Task task;

    ReferralSegments(RecordBuilder record) {
        this.record = record;
    }

    /** @param cancelled whether the event takes the referral back */
    ServiceRequest rf1(V2Segment rf1, boolean cancelled) {
        ServiceRequest made = record.add(new ServiceRequest());
        Task about = record.add(new Task());
        request = made;
        task = about;
        made.setSubject(record.person())
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setStatus(
                        cancelled
                                ? ServiceRequest.ServiceRequestStatus.REVOKED
                                : ServiceRequest.ServiceRequestStatus.ACTIVE)
                .addCategory(new CodeableConcept(new Coding("http://snomed.info/sct", "3457005", "Patient referral")));
        about.setFocus(record.to(made))
                .setFor(record.person())
                .setIntent(Task.TaskIntent.ORDER)
                .setStatus(cancelled ? TaskStatus.CANCELLED : STATES.getOrDefault(rf1.text(1), TaskStatus.REQUESTED));
        if (rf1.text(1).equals("E")) {
            about.setBusinessStatus(
                    new CodeableConcept(new Coding("urn:daneker:codesystem:business-status", "expired", null)));
        }
        ServiceRequestPriority priority = PRIORITIES.getOrDefault(rf1.text(2), ServiceRequestPriority.ROUTINE);
        made.setPriority(priority);
        about.setPriority(Task.TaskPriority.fromCode(priority.toCode()));
        V2Types.concept(rf1.field(3)).ifPresent(made::setCode);
        rf1.repetitions(4).forEach(detail -> V2Types.concept(detail).ifPresent(made::addOrderDetail));
        V2Types.concept(rf1.field(5)).ifPresent(made::addCategory);
        identifier(rf1.field(6), "PLAC", made);
        V2Types.time(rf1.field(7)).ifPresent(start -> made.getOccurrencePeriod().setStartElement(start));
        V2Types.time(rf1.field(8)).ifPresent(end -> made.getOccurrencePeriod().setEndElement(end));
        V2Types.time(rf1.field(9)).ifPresent(when -> {
            made.setAuthoredOnElement(when);
            about.setAuthoredOnElement(when.copy());
        });
        rf1.repetitions(10).forEach(reason -> V2Types.concept(reason).ifPresent(made::addReasonCode));
        identifier(rf1.field(11), "FILL", made);
        return made;
    }

    private static void identifier(V2Field field, String type, ServiceRequest request) {
        if (!field.text().isEmpty()) {
            Identifier identifier = new Identifier().setValue(field.text());
            if (!field.get(2).isEmpty()) {
                identifier.setSystem(CodeSystems.of(field.get(2)));
            }
            request.addIdentifier(identifier.setType(new CodeableConcept(new Coding(V2 + "0203", type, null))));
        }
    }

    void prd(V2Segment prd) {
        Organization organization = organization(prd);
        Practitioner practitioner = record.add(new Practitioner());
        prd.repetitions(2).forEach(name -> V2Types.name(name).ifPresent(practitioner::addName));
        prd.repetitions(3).forEach(address -> V2Types.address(address).ifPresent(practitioner::addAddress));
        PractitionerRole role = record.add(new PractitionerRole());
        role.setPractitioner(record.to(practitioner)).setOrganization(record.to(organization));
        prd.repetitions(5)
                .forEach(phone -> V2Types.telecom(phone, ContactPointUse.WORK).ifPresent(role::addTelecom));
        Reference reference = record.to(role);
        for (V2Field part : prd.repetitions(1)) {
            switch (part.text()) {
                case "RP" -> requester(reference, organization);
                case "RT" -> performer(reference, organization);
                case "PP" -> record.patient().addGeneralPractitioner(reference.copy());
                default -> role.addCode(V2Types.concept(part).orElseThrow(part::malformed));
            }
        }
    }

    private void requester(Reference role, Organization organization) {
        if (request != null && task != null) {
            request.setRequester(role.copy());
            task.setRequester(record.to(organization));
        }
    }

    private void performer(Reference role, Organization organization) {
        if (request != null && task != null) {
            request.addPerformer(role.copy());
            task.setOwner(record.to(organization));
        }
    }

    /** PRD-7: the identifier and who gave it, in version 2.5 component by component. */
    private Organization organization(V2Segment prd) {
        Organization organization = record.add(new Organization());
        V2Field id = prd.field(7);
        if (!id.text().isEmpty()) {
            Identifier identifier = organization.addIdentifier().setValue(id.text());
            if (id.get(3).matches("[0-9.]+")) {
                identifier.setSystem("urn:oid:" + id.get(3));
            }
        }
        organization.setName(id.text().isEmpty() ? "—" : id.text());
        return organization;
    }
}
