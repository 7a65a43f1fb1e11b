package kz.daneker.inquiry;

import java.util.List;
import java.util.Optional;

/**
 * Some records, newest first.
 *
 * @param next where older ones begin, if there are any
 */
public record EntryPage(List<Entry> entries, Optional<EntryMark> next) {
    public EntryPage {
        entries = List.copyOf(entries);
    }
}
