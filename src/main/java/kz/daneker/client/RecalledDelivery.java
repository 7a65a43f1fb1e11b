package kz.daneker.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sender knows of a recall of its own referral, signatures verified.
 *
 * @param cause e.g. {@code WITHDRAWN}
 * @param dueOn the last day for an answer
 * @param overdue nobody answered although that day is over
 * @param categories what was asked back; empty for everything
 * @param answer {@code DELETED}, {@code RESTRICTED}, {@code KEPT}, or {@code TAKEN_BACK} where nobody had read it; null
 *     while it is open
 * @param law under which the recipient keeps the data, or null
 * @param acknowledgement the recipient's signed answer, or null
 */
public record RecalledDelivery(
        Instant at,
        String cause,
        LocalDate dueOn,
        boolean overdue,
        List<String> categories,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable String law,
        @Nullable String acknowledgement) {
    public RecalledDelivery {
        categories = List.copyOf(categories);
    }

    /** What the recipient did; empty while it owes an answer. */
    public Optional<String> answered() {
        return Optional.ofNullable(answer);
    }
}
