package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.fhir.FhirR4;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.web.Problems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * {@code POST /fhir/$process-message}: signed messages, told apart by their event. A message that can be read is answered
 * by a message; one that cannot, by an OperationOutcome alone.
 *
 * @see <a href="http://hl7.org/fhir/R4/messageheader-operation-process-message.html">FHIR R4 $process-message</a>
 */
public final class ProcessMessage {
    private final Map<String, MessageEvent> events;
    private final Problems problems;
    private final Rejections rejections;
    private final Clock clock;

    ProcessMessage(List<MessageEvent> events, Problems problems, Rejections rejections, Clock clock) {
        this.events = events.stream().collect(Collectors.toUnmodifiableMap(MessageEvent::code, Function.identity()));
        this.problems = problems;
        this.rejections = rejections;
        this.clock = clock;
    }

    /** The answering message; what HAPI would have read is read from the signed bytes instead. */
    @Operation(name = "$process-message", manualRequest = true)
    public Bundle process(HttpServletRequest request) {
        SignedMessage message = SignedMessage.of(SignedBody.of(request));
        AgencyId sender = Callers.of(request);
        MessageAnswer answer = new MessageAnswer(message, sender, clock.instant());
        MessageEffect effect = effect(request, message, sender);
        if (effect instanceof MessageEffect.Done done) {
            return answer.ok(done);
        }
        MessageEffect.TurnedAway away = (MessageEffect.TurnedAway) effect;
        String outcome = problems.outcome(away.refusal(), request.getHeader("Accept-Language"));
        return answer.refused(away, FhirR4.context().newJsonParser().parseResource(OperationOutcome.class, outcome));
    }

    private MessageEffect effect(HttpServletRequest request, SignedMessage message, AgencyId sender) {
        try {
            return event(message).handle(sender, message);
        } catch (Refusal refusal) {
            return new MessageEffect.TurnedAway(rejections.record(request, refusal), List.of());
        }
    }

    private MessageEvent event(SignedMessage message) {
        MessageEvent event = events.get(message.event());
        if (event == null) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, "MessageHeader.event");
        }
        return event;
    }
}
