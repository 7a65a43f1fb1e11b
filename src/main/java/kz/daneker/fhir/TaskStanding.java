package kz.daneker.fhir;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.Course;
import kz.daneker.referral.StatusReason;
import org.jspecify.annotations.Nullable;

/**
 * What one agency may see of how a referral goes: nothing of the person, and the other side under the name it knows.
 *
 * @param id the agency's own name for it: the delivery's for the recipient, the referral's for the sender
 * @param group what the referral is called in the message the agency knows
 * @param course where it stands
 * @param reason why, as the last word gave it; null where it gave none
 * @param attendance whether the person came, as last said; null where nobody said
 * @param authored when it was filed for the recipient, or accepted from the sender
 * @param due until when it may be answered
 * @param requester e.g. {@code urn:daneker:neutral:social-support-service}; null where it is not known any longer
 * @param owner e.g. {@code urn:daneker:agency:clinic-47-001}
 * @param answers deliveries to this agency that answer the referral
 */
public record TaskStanding(
        UUID id,
        UUID group,
        TaskVersion version,
        Course course,
        @Nullable StatusReason reason,
        @Nullable Attendance attendance,
        Instant authored,
        Instant modified,
        Instant due,
        @Nullable String requester,
        String owner,
        List<UUID> answers) {
    public TaskStanding {
        answers = List.copyOf(answers);
    }
}
