package kz.daneker.fhir;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralState;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** REASON and OUTCOME: why the service was asked for, and what came of it. */
final class Outcomes {
    private Outcomes() {}

    static void reason(DataCategory category, Fields fields, MessageDraft draft) {
        draft.labelRequest(category);
        CodeableConcept reason = Concepts.read(fields, Systems.REASON);
        if (!reason.isEmpty()) {
            draft.request().addReasonCode(reason);
        }
    }

    /** The recipient's own word moves the Task; a word the lifecycle does not know is told, and moves nothing. */
    static void outcome(DataCategory category, Fields fields, MessageDraft draft) {
        draft.labelRequest(category);
        Task task = draft.task();
        String said = fields.text("status");
        if (said != null) {
            recipientsWord(said)
                    .map(TaskStatusMap::of)
                    .ifPresentOrElse(word -> word.applyTo(task), () -> task.setBusinessStatus(Systems.text(said)));
        }
        for (Fields.Fact fact : fields.rest()) {
            task.addOutput()
                    .setType(Systems.concept(Systems.DATA_CATEGORY, category.name())
                            .setText(fact.label()))
                    .setValue(new StringType(fact.value().asString()));
        }
    }

    private static Optional<ReferralState> recipientsWord(String said) {
        String name = said.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(ReferralState.values())
                .filter(ReferralState::isRecipientsWord)
                .filter(state -> state.name().equals(name))
                .findFirst();
    }
}
