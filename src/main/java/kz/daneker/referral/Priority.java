package kz.daneker.referral;

import java.time.Duration;
import java.util.Locale;

/** How soon the recipient should act (inter-agency form based on IASC). */
public enum Priority {
    EMERGENCY(Duration.ofDays(1)),
    URGENT(Duration.ofDays(3)),
    NORMAL(Duration.ofDays(14));

    private final Duration clock;

    Priority(Duration clock) {
        this.clock = clock;
    }

    /** After this long without an answer the referral is overdue. */
    public Duration clock() {
        return clock;
    }

    /** As the message writes it, e.g. {@code urgent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
