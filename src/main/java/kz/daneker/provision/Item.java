package kz.daneker.provision;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part of what is asked for: it goes or stays as a whole.
 *
 * @param category data class, e.g. {@code HEALTH_SUMMARY}
 * @param labels null where the source gives none: the class's default applies
 * @param clinicalDate when it came to be; null where nobody knows
 * @param author as {@link Actors} knows them; null where nobody knows
 * @param reference its own name, e.g. {@code Observation/7}; null where it has none
 * @param related names of what it belongs to, e.g. {@code Encounter/12}; null where nobody knows
 */
public record Item(
        String category,
        @Nullable Labels labels,
        @Nullable Period clinicalDate,
        @Nullable String author,
        @Nullable String reference,
        @Nullable Set<String> related) {
    public Item {
        related = related == null ? null : Set.copyOf(related);
    }

    /** A whole category of which only name and labels are known. */
    public static Item of(String category, @Nullable Labels labels) {
        return new Item(category, labels, null, null, null, null);
    }
}
