package kz.daneker.signing;

import java.util.Locale;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** What became of a message, as its receipt says. */
public enum Outcome {
    /** Stored; it will be carried. */
    ACCEPTED,
    /** Refused; nothing was kept of it. */
    REJECTED,
    /** Stored, and waiting for the sender to look at it again. */
    HELD,
    /** The recipient opened and verified it. */
    DELIVERED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome read(String wire) {
        for (Outcome outcome : values()) {
            if (outcome.wire().equals(wire)) {
                return outcome;
            }
        }
        throw new Refusal(RefusalCode.RECEIPT_INVALID);
    }
}
