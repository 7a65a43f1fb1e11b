package kz.daneker.agency;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One region as ISO 3166-2:KZ names it, with the days on which the code was in use.
 *
 * @param code e.g. {@code KZ-47}
 * @param validFrom first day; null where it was always in use
 * @param validTo last day; null where it still is
 * @param predecessors codes its territory had before, e.g. {@code KZ-51} for {@code KZ-61}
 */
public record Region(
        String code,
        LocalizedText name,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<String> predecessors) {

    public Region {
        predecessors = List.copyOf(predecessors);
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException(code + " must not end before it begins");
        }
    }

    /** Whether the code was in use on this day. */
    public boolean inUseOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
