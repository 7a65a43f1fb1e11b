package kz.daneker.fhir;

import java.util.EnumMap;
import java.util.Map;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Task;

/**
 * How a referral's state is said in FHIR. Gravity drops {@code received} and {@code ready} from Task.status, so the
 * signed receipt shows as business status only. Whether the sender, the person or both sides together ended a referral is
 * not told: all are {@code cancelled}.
 */
public final class TaskStatusMap {
    private static final Map<ReferralState, TaskWord> WORDS = new EnumMap<>(Map.ofEntries(
            Map.entry(ReferralState.HELD, new TaskWord("on-hold", "on-hold")),
            Map.entry(ReferralState.SENT, new TaskWord("requested", "submitted")),
            Map.entry(ReferralState.DELIVERED, new TaskWord("requested", "delivered")),
            Map.entry(ReferralState.ACCEPTED, new TaskWord("accepted", "accepted")),
            Map.entry(ReferralState.DECLINED, new TaskWord("rejected", "declined")),
            Map.entry(ReferralState.IN_SERVICE, new TaskWord("in-progress", "in-service")),
            Map.entry(ReferralState.SCHEDULED, new TaskWord("in-progress", "scheduled")),
            Map.entry(ReferralState.NO_SHOW, new TaskWord("in-progress", "no-show")),
            Map.entry(ReferralState.VISIT_CANCELLED, new TaskWord("in-progress", "visit-cancelled")),
            Map.entry(ReferralState.ON_HOLD, new TaskWord("on-hold", "on-hold")),
            Map.entry(ReferralState.COMPLETED, new TaskWord("completed", "fulfilled")),
            Map.entry(ReferralState.NOT_COMPLETED, new TaskWord("failed", "not-completed")),
            Map.entry(ReferralState.CANCELLED, new TaskWord("cancelled", "cancelled")),
            Map.entry(ReferralState.REVOKED, new TaskWord("cancelled", "cancelled")),
            Map.entry(ReferralState.WITHDRAWN, new TaskWord("cancelled", "cancelled")),
            Map.entry(ReferralState.EXPIRED, new TaskWord("failed", "expired")),
            Map.entry(ReferralState.ENTERED_IN_ERROR, new TaskWord("entered-in-error", "entered-in-error")),
            Map.entry(ReferralState.UNDELIVERABLE, new TaskWord("failed", "undeliverable"))));

    /** What a recipient says with a Task.status alone; {@code in-progress} says more with its business status. */
    private static final Map<String, ReferralState> RECIPIENT_SAYS = Map.of(
            "accepted", ReferralState.ACCEPTED,
            "rejected", ReferralState.DECLINED,
            "in-progress", ReferralState.IN_SERVICE,
            "on-hold", ReferralState.ON_HOLD,
            "completed", ReferralState.COMPLETED,
            "failed", ReferralState.NOT_COMPLETED,
            "cancelled", ReferralState.CANCELLED);

    private static final Map<String, ReferralState> IN_PROGRESS = Map.of(
            "scheduled", ReferralState.SCHEDULED,
            "no-show", ReferralState.NO_SHOW,
            "visit-cancelled", ReferralState.VISIT_CANCELLED);

    private static final Map<String, ReferralState> SENDER_SAYS = Map.of(
            "cancelled", ReferralState.REVOKED,
            "entered-in-error", ReferralState.ENTERED_IN_ERROR);

    /** Business status of a referral whose sender asks to end it; Task.status stays what it is. */
    static final String CANCEL_ASKED = "cancel-asked";

    private TaskStatusMap() {}

    /**
     * The word a Task says.
     *
     * @throws Refusal {@code STATUS_NOT_ALLOWED} where it says none of its author's
     */
    static ReferralState word(TaskWord said, boolean byRecipient) {
        ReferralState word;
        if (byRecipient) {
            ReferralState plain = RECIPIENT_SAYS.get(said.status());
            word = plain == ReferralState.IN_SERVICE ? IN_PROGRESS.getOrDefault(said.businessStatus(), plain) : plain;
        } else {
            word = said.businessStatus().equals(CANCEL_ASKED)
                    ? ReferralState.CANCEL_ASKED
                    : SENDER_SAYS.get(said.status());
        }
        if (word == null) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
        return word;
    }

    /**
     * A state in FHIR's words.
     *
     * @param status a code of Task.status, e.g. {@code in-progress}
     * @param businessStatus a code of {@code urn:daneker:codesystem:business-status}, e.g. {@code in-service}
     */
    public record TaskWord(String status, String businessStatus) {
        void applyTo(Task task) {
            task.setStatus(Task.TaskStatus.fromCode(status));
            task.setBusinessStatus(Systems.concept(Systems.BUSINESS_STATUS, businessStatus));
        }
    }

    public static TaskWord of(ReferralState state) {
        TaskWord word = WORDS.get(state);
        if (word == null) {
            throw new IllegalArgumentException("no FHIR word for " + state);
        }
        return word;
    }
}
