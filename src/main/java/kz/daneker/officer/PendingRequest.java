package kz.daneker.officer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person asked for and another decides.
 *
 * @param subject an id or roles, never a person
 * @param decision null while nobody has decided
 */
public record PendingRequest(
        UUID id,
        TwoPersonAction action,
        String subject,
        OfficerId askedBy,
        Instant askedAt,
        @Nullable Decision decision) {

    /** Who decided when, and what. */
    public record Decision(OfficerId by, Instant at, boolean approved) {}
}
