package kz.daneker.fhirapi;

import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.delivery.TaskDesk;
import kz.daneker.fhir.TaskSaying;
import kz.daneker.fhir.TaskView;

/** O51, the status of a referral: the Task in focus says the word, as {@code PUT /fhir/Task/{id}} would. */
final class StatusEvent implements MessageEvent {
    private final TaskDesk desk;

    StatusEvent(TaskDesk desk) {
        this.desk = desk;
    }

    @Override
    public String code() {
        return "O51";
    }

    @Override
    public MessageEffect handle(AgencyId sender, SignedMessage message) {
        TaskSaying said = TaskSaying.read(message.bytes());
        TaskDesk.Written written = new TaskDesk.Written(said, message.attached(), null);
        return new MessageEffect.Done(
                TaskView.of(desk.write(sender, said.about(), written).standing()), List.of());
    }
}
