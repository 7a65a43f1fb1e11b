package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import kz.daneker.delivery.TaskDesk;
import kz.daneker.fhir.TaskSaying;
import kz.daneker.fhir.TaskView;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;

/** {@code PUT /fhir/Task/{id}}: a signed Task is a word about the referral, and moves it where the lifecycle lets it. */
public final class TaskWriting implements IResourceProvider {
    private static final int ACCEPTED = 202;

    private final TaskDesk desk;

    TaskWriting(TaskDesk desk) {
        this.desk = desk;
    }

    @Override
    public Class<Task> getResourceType() {
        return Task.class;
    }

    /**
     * Moves a referral; 202 where words before this one are missing.
     *
     * @param id with the version of {@code If-Match}, where there is one
     * @param parsed HAPI's reading, which nobody uses: what counts is what was signed
     */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Task parsed, HttpServletRequest request) {
        SignedBody body = SignedBody.of(request);
        UUID about = Callers.uuid(id);
        TaskSaying said = TaskSaying.read(body.bytes());
        if (!said.about().equals(about)) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "Task.identifier");
        }
        TaskDesk.Moved moved = desk.write(
                Callers.of(request), about, new TaskDesk.Written(said, body.attached(), id.getVersionIdPart()));
        Task task = TaskView.of(moved.standing());
        MethodOutcome outcome = new MethodOutcome(task.getIdElement(), false);
        outcome.setResource(task);
        if (moved.waits()) {
            outcome.setResponseStatusCode(ACCEPTED);
        }
        return outcome;
    }
}
