package kz.daneker.fhir;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.StatusReason;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * A referral's standing as FHIR Task, the only place where one is written outside a message. It names nobody but agencies
 * and holds no free text, so that a reader may change its status and sign the rest as it is.
 */
public final class TaskView {
    /** The only note a Task bears. */
    static final String CANCEL_NOTE = "The sender asks to end this referral.";

    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private TaskView() {}

    /** The Task; its id and version are the standing's. */
    public static Task of(TaskStanding standing) {
        Task task = new Task();
        task.setId(
                new IdType("Task", standing.id().toString(), standing.version().text()));
        task.getMeta().setVersionId(standing.version().text()).setLastUpdated(Date.from(standing.modified()));
        TaskStatusMap.of(standing.course().state()).applyTo(task);
        task.setIntent(Task.TaskIntent.ORDER)
                .setCode(Systems.concept(Systems.TASK_CODE, "fulfill"))
                .setGroupIdentifier(Requests.uuid(standing.group()))
                .setAuthoredOnElement(time(standing.authored()))
                .setLastModifiedElement(time(standing.modified()))
                .setOwner(agency(standing.owner()));
        task.addIdentifier(Requests.uuid(standing.id()));
        if (standing.requester() != null) {
            task.setRequester(agency(standing.requester()));
        }
        task.getRestriction().getPeriod().setEndElement(time(standing.due()));
        if (standing.course().awaitsCancelling()) {
            task.setBusinessStatus(Systems.concept(Systems.BUSINESS_STATUS, TaskStatusMap.CANCEL_ASKED));
            task.addNote().setText(CANCEL_NOTE);
        }
        StatusReason reason = standing.reason();
        if (reason != null) {
            task.setStatusReason(Systems.concept(Systems.STATUS_REASON, reason.name()));
        }
        outputs(standing, task);
        return task;
    }

    private static void outputs(TaskStanding standing, Task task) {
        Attendance attendance = standing.attendance();
        if (attendance != null) {
            task.addOutput()
                    .setType(output("attendance"))
                    .setValue(Systems.concept(Systems.ATTENDANCE, attendance.code()));
        }
        standing.answers()
                .forEach(answer ->
                        task.addOutput().setType(output("answer")).setValue(new Reference("Bundle/" + answer)));
    }

    private static CodeableConcept output(String code) {
        return Systems.concept(Systems.TASK_OUTPUT, code);
    }

    private static Reference agency(String urn) {
        Reference reference = new Reference().setType("Organization");
        reference.getIdentifier().setSystem(Systems.URI).setValue(urn);
        return reference;
    }

    private static DateTimeType time(Instant moment) {
        return Times.dateTime(moment.atOffset(KAZAKHSTAN));
    }
}
