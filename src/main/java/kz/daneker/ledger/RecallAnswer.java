package kz.daneker.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a recall ended.
 *
 * @param law under which the recipient keeps the data; null unless it does
 * @param jws the recipient's acknowledgement, compact; null where the gateway took the delivery back itself
 */
public record RecallAnswer(
        Kind kind,
        @Nullable String law,
        Instant at,
        @Nullable String jws) {
    /** What became of what had been delivered. */
    public enum Kind {
        DELETED,
        /** Locked away: nobody works with it, it is not deleted yet. */
        RESTRICTED,
        /** Another law obliges the recipient to keep it. */
        KEPT,
        /** It still lay unread in the recipient's queue; the gateway took it back. */
        TAKEN_BACK
    }
}
