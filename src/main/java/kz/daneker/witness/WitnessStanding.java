package kz.daneker.witness;

import java.time.Instant;

/**
 * How a witness stands to the log.
 *
 * @param name in the policy
 * @param size of the tree it cosigned last, as far as this gateway knows
 * @param at when that was told
 * @param sentence for people, about the witness: "it …"
 */
public record WitnessStanding(String name, Kind kind, long size, Instant at, String sentence) {
    /** Whether one may rest. */
    public enum Kind {
        /** It cosigned what the log shows. */
        COSIGNS,
        /** It was not heard of yet, or cannot be reached; what it would say is not known. */
        SILENT,
        /** It has seen a log that this one did not grow from: somebody rolled back or forked. */
        CONTRADICTS
    }

    /** Whether this is an alarm. */
    public boolean contradicts() {
        return kind == Kind.CONTRADICTS;
    }
}
