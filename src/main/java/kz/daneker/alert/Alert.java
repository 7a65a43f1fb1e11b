package kz.daneker.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One alert, as officers see it in the console; what is told outside holds less.
 *
 * @param subject see {@link Sighting}; an agency's or an officer's id, never a person's name
 * @param measure the most that was seen, in the rule's unit
 * @param seenAt when its cause was last seen
 * @param goneAt when the cause was gone; null while it lasts, even if the alert is closed
 * @param closedAt null while it is open
 * @param closedBy {@code officer:<id>}, or {@code gateway} where the cause went by itself
 * @param word what the officer said
 */
public record Alert(
        UUID id,
        AlertRule rule,
        String subject,
        long measure,
        Instant openedAt,
        Instant seenAt,
        @Nullable Instant goneAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String word) {
    public boolean isOpen() {
        return closedAt == null;
    }
}
