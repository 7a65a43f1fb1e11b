package kz.daneker.fhir;

import java.util.UUID;
import kz.daneker.consent.Release;
import kz.daneker.referral.Priority;
import kz.daneker.referral.ReferralState;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The message's spine: MessageHeader → Task → ServiceRequest. */
final class Requests {
    private final MessageDraft draft;
    private final Release release;
    private final Reference sender;
    private final Reference recipient;

    Requests(MessageDraft draft, Reference sender, Reference recipient) {
        this.draft = draft;
        this.release = draft.release();
        this.sender = sender;
        this.recipient = recipient;
    }

    /** An answer names the request it answers, not one of its own. */
    private UUID requestId() {
        UUID answered = release.terms().inResponseTo();
        return answered == null ? release.terms().referralId() : answered;
    }

    /** Before the categories: an outcome overwrites the status. */
    void begin() {
        Release.Terms terms = release.terms();
        Task task = draft.task();
        TaskStatusMap.of(ReferralState.SENT).applyTo(task);
        task.setIntent(Task.TaskIntent.ORDER)
                .setPriority(Task.TaskPriority.fromCode(priority(terms.priority())))
                .setCode(Systems.concept(Systems.TASK_CODE, "fulfill"))
                .setGroupIdentifier(uuid(requestId()))
                .setFocus(draft.requestReference())
                .setFor(draft.patientReference())
                .setAuthoredOnElement(Times.dateTime(terms.createdAt()))
                .setLastModifiedElement(Times.dateTime(terms.createdAt()))
                .setRequester(sender.copy())
                .setOwner(recipient.copy());
        task.addIdentifier(uuid(release.deliveryId()));
        task.getRestriction().getPeriod().setEndElement(Times.dateTime(terms.validUntil()));

        ServiceRequest request = draft.request();
        request.addIdentifier(uuid(requestId()).setType(Systems.concept(Systems.V2_IDENTIFIER_TYPE, "PLAC")));
        request.setRequisition(uuid(requestId()))
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setPriority(ServiceRequest.ServiceRequestPriority.fromCode(priority(terms.priority())))
                .setCode(Systems.concept(Systems.SERVICE_TYPE, terms.type().name())
                        .setText(ServiceNames.in(terms.language(), terms.type())))
                .setSubject(draft.patientReference())
                .setAuthoredOnElement(Times.dateTime(terms.createdAt()))
                .setRequester(sender.copy())
                .addPerformer(recipient.copy());
        request.addCategory().addCoding(new Coding("http://snomed.info/sct", "3457005", "Patient referral"));
        request.getOccurrencePeriod()
                .setStartElement(Times.dateTime(terms.createdAt()))
                .setEndElement(Times.dateTime(terms.validUntil()));
        String note = release.note();
        if (note != null) {
            request.addNote().setText(note);
        }
    }

    /** After the categories: the request follows its Task. */
    void finish() {
        draft.request().setStatus(requestStatus(draft.task().getStatus()));
    }

    private static ServiceRequest.ServiceRequestStatus requestStatus(Task.TaskStatus status) {
        return switch (status) {
            case COMPLETED -> ServiceRequest.ServiceRequestStatus.COMPLETED;
            case REJECTED, FAILED, CANCELLED -> ServiceRequest.ServiceRequestStatus.REVOKED;
            case ENTEREDINERROR -> ServiceRequest.ServiceRequestStatus.ENTEREDINERROR;
            default -> ServiceRequest.ServiceRequestStatus.ACTIVE;
        };
    }

    /** I12 is a new referral, O51 the status of one (HL7 v2-0003). */
    MessageHeader header() {
        String event = release.terms().inResponseTo() == null ? "I12" : "O51";
        MessageHeader header = new MessageHeader()
                .setEvent(new Coding(Systems.V2_EVENT, event, null))
                .setSender(sender.copy())
                .setResponsible(sender.copy())
                .addFocus(draft.taskReference());
        header.getSource().setName("Daneker").setEndpoint(Systems.GATEWAY);
        header.addDestination()
                .setEndpoint(Systems.AGENCY + release.recipient().value())
                .setReceiver(recipient.copy());
        return header;
    }

    static Identifier uuid(UUID id) {
        return new Identifier().setSystem(Systems.URI).setValue("urn:uuid:" + id);
    }

    private static String priority(Priority priority) {
        return switch (priority) {
            case EMERGENCY -> "stat";
            case URGENT -> "urgent";
            case NORMAL -> "routine";
        };
    }
}
