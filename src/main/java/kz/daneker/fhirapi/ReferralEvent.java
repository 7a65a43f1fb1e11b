package kz.daneker.fhirapi;

import java.time.Clock;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.delivery.TaskDesk;
import kz.daneker.fhir.ReferralMessage;
import kz.daneker.fhir.TaskView;
import kz.daneker.intake.Answer;
import kz.daneker.intake.IntakeDoor;
import kz.daneker.intake.IntakeReply;
import kz.daneker.intake.ReceivedMessage;
import kz.daneker.intake.Refused;
import kz.daneker.referral.StrictJson;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.node.ObjectNode;

/** I12, a new referral: the signed token in the message goes the way of every referral, and its receipt comes back. */
final class ReferralEvent implements MessageEvent {
    private final IntakeDoor door;
    private final TaskDesk tasks;
    private final Clock clock;

    ReferralEvent(IntakeDoor door, TaskDesk tasks, Clock clock) {
        this.door = door;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "I12";
    }

    @Override
    public MessageEffect handle(AgencyId sender, SignedMessage message) {
        ObjectNode bundle = StrictJson.readObject(message.bytes());
        byte[] token = ReferralMessage.token(bundle);
        IntakeReply reply =
                door.take(new ReceivedMessage(sender, ReceivedMessage.Form.SD_JWT, token, Language.EN).in(bundle));
        if (reply instanceof Refused refused) {
            return new MessageEffect.TurnedAway(refused.refusal(), receipt(reply, "urn:uuid:" + message.id()));
        }
        Answer answer = (Answer) reply;
        return new MessageEffect.Done(
                TaskView.of(tasks.read(sender, answer.id().value())), receipt(reply, "urn:uuid:" + answer.id()));
    }

    private List<Resource> receipt(IntakeReply reply, String about) {
        return List.of(ReferralMessage.receipt(reply.receipt(), new Reference(about), clock.instant()));
    }
}
