package kz.daneker.alert;

import java.time.Instant;
import java.util.List;

/** One row of the table of rules: what is watched, and how it is seen. */
record Watch(AlertRule rule, Look look) {
    /** Tells what is to be alerted of at this moment; nothing where all is well. */
    @FunctionalInterface
    interface Look {
        List<Sighting> at(Instant now);
    }
}
