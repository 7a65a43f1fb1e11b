package kz.daneker.fhirapi;

import java.util.List;
import kz.daneker.refusal.Refusal;
import org.hl7.fhir.r4.model.Resource;

/** What came of a message. */
sealed interface MessageEffect {
    /** What the answer bears beside its focus, or beside the reasons of a refusal, e.g. a receipt's Provenance. */
    List<Resource> beside();

    /**
     * It had its effect.
     *
     * @param focus what the answer is about
     */
    record Done(Resource focus, List<Resource> beside) implements MessageEffect {
        public Done {
            beside = List.copyOf(beside);
        }
    }

    /** It had none, and that is on the trail already. */
    record TurnedAway(Refusal refusal, List<Resource> beside) implements MessageEffect {
        public TurnedAway {
            beside = List.copyOf(beside);
        }
    }
}
