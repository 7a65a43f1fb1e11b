package kz.daneker.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a person that may end or narrow what was consented to; none of them ever allows more. */
public sealed interface PersonEvent {
    String SCHEMA = "kz-person-event/0.1-draft";

    /** Spelled {@code guardian-change}, {@code merge}, {@code death}, {@code revocation} in the message. */
    enum Kind {
        GUARDIAN_CHANGE,
        MERGE,
        DEATH,
        REVOCATION
    }

    Kind kind();

    /**
     * A guardian's power ended.
     *
     * @param from since when; not ahead of the gateway's clock
     * @param act the act it rests on, and how long the next guardian has power by it
     * @param next who answers for the child from then on; null where nobody does yet
     */
    record GuardianChange(
            Subject subject,
            OffsetDateTime from,
            Guardian former,
            ConsentSheet.Act act,
            @Nullable Guardian next) implements PersonEvent {
        @Override
        public Kind kind() {
            return Kind.GUARDIAN_CHANGE;
        }
    }

    /** Two records turned out to be of one person. */
    record Merge(Subject subject, Subject other) implements PersonEvent {
        @Override
        public Kind kind() {
            return Kind.MERGE;
        }
    }

    /** The person died. */
    record Death(Subject subject, LocalDate on) implements PersonEvent {
        @Override
        public Kind kind() {
            return Kind.DEATH;
        }
    }

    /**
     * An earlier event was a mistake.
     *
     * @param revokes the author's name for that event
     */
    record Revocation(UUID revokes) implements PersonEvent {
        @Override
        public Kind kind() {
            return Kind.REVOCATION;
        }
    }
}
