package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import kz.daneker.delivery.TaskDesk;
import kz.daneker.fhir.TaskView;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;

/** {@code GET /fhir/Task/{id}}: where a referral stands, for its sender and its recipient under their own ids. */
public final class TaskReading implements IResourceProvider {
    private final TaskDesk desk;

    TaskReading(TaskDesk desk) {
        this.desk = desk;
    }

    @Override
    public Class<Task> getResourceType() {
        return Task.class;
    }

    @Read
    public Task read(@IdParam IdType id, HttpServletRequest request) {
        return TaskView.of(desk.read(Callers.of(request), Callers.uuid(id)));
    }
}
