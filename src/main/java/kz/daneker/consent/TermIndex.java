package kz.daneker.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Terms by the beginning of their first word: a text is asked about few of some hundred.
 *
 * @param <T> what a term stands for
 */
final class TermIndex<T> {
    private static final int LETTERS = 3;

    private final Map<String, List<Entry<T>>> byBeginning = new HashMap<>();

    private record Entry<T>(Term term, T meaning) {}

    void add(Term term, T meaning) {
        String first = term.words().get(0).letters();
        byBeginning
                .computeIfAbsent(first.substring(0, Math.min(LETTERS, first.length())), key -> new ArrayList<>())
                .add(new Entry<>(term, meaning));
    }

    /** What the terms in a text stand for, the text as {@link FoldedText} reads it. */
    Set<T> in(List<List<String>> text) {
        Set<T> found = new HashSet<>();
        for (int start = 0; start < text.size(); start++) {
            for (String reading : text.get(start)) {
                for (int letters = 1; letters <= Math.min(LETTERS, reading.length()); letters++) {
                    collect(byBeginning.getOrDefault(reading.substring(0, letters), List.of()), start, text, found);
                }
            }
        }
        return found;
    }

    private static <T> void collect(List<Entry<T>> terms, int start, List<List<String>> text, Set<T> found) {
        for (Entry<T> entry : terms) {
            if (entry.term().standsAt(start, text)) {
                found.add(entry.meaning());
            }
        }
    }
}
