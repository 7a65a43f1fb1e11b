package kz.daneker.fhir;

import java.util.EnumMap;
import java.util.Map;
import kz.daneker.referral.ReferralState;
import org.hl7.fhir.r4.model.Task;

/**
 * How a referral's state is said in FHIR. Gravity drops {@code received} and {@code ready} from Task.status, so the
 * signed receipt shows as business status only. Whether the sender or the person ended a referral is not told: both are
 * {@code cancelled}.
 */
public final class TaskStatusMap {
    private static final Map<ReferralState, TaskWord> WORDS = new EnumMap<>(Map.ofEntries(
            Map.entry(ReferralState.HELD, new TaskWord("on-hold", "on-hold")),
            Map.entry(ReferralState.SENT, new TaskWord("requested", "submitted")),
            Map.entry(ReferralState.DELIVERED, new TaskWord("requested", "delivered")),
            Map.entry(ReferralState.ACCEPTED, new TaskWord("accepted", "accepted")),
            Map.entry(ReferralState.DECLINED, new TaskWord("rejected", "declined")),
            Map.entry(ReferralState.IN_SERVICE, new TaskWord("in-progress", "in-service")),
            Map.entry(ReferralState.COMPLETED, new TaskWord("completed", "fulfilled")),
            Map.entry(ReferralState.NOT_COMPLETED, new TaskWord("failed", "not-completed")),
            Map.entry(ReferralState.REVOKED, new TaskWord("cancelled", "cancelled")),
            Map.entry(ReferralState.WITHDRAWN, new TaskWord("cancelled", "cancelled")),
            Map.entry(ReferralState.EXPIRED, new TaskWord("failed", "expired")),
            Map.entry(ReferralState.ENTERED_IN_ERROR, new TaskWord("entered-in-error", "entered-in-error")),
            Map.entry(ReferralState.UNDELIVERABLE, new TaskWord("failed", "undeliverable"))));

    private TaskStatusMap() {}

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
