package kz.daneker.consent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.referral.DataCategory;
import tools.jackson.databind.JsonNode;

/** The words of {@code config/free-text-terms.yaml}: per category, and those that give a masked sender away. */
public final class SensitiveTerms {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private final Map<DataCategory, List<Term>> byCategory = new EnumMap<>(DataCategory.class);
    private final List<Term> maskedSender;

    private SensitiveTerms(JsonNode tree) {
        tree.get("categories")
                .properties()
                .forEach(entry -> byCategory.put(category(entry.getKey()), terms(entry.getValue())));
        this.maskedSender = terms(tree.get("masked_sender"));
    }

    /** Reads the list; {@link BrokenMatrix} if it cannot be read or breaks its schema. */
    public static SensitiveTerms load(Path file) {
        return new SensitiveTerms(ConfigText.read(file).checked("free-text-terms"));
    }

    /** True where the text, as {@link FoldedText} reads it, hits a category outside the given ones. */
    boolean hitBeyond(List<List<String>> words, Set<DataCategory> known) {
        return byCategory.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .anyMatch(entry -> entry.getValue().stream().anyMatch(term -> term.isIn(words)));
    }

    /** Every category the text hits. */
    Set<DataCategory> categoriesIn(List<List<String>> words) {
        return byCategory.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(term -> term.isIn(words)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean hitMaskedSender(List<List<String>> words) {
        return maskedSender.stream().anyMatch(term -> term.isIn(words));
    }

    private static DataCategory category(String word) {
        try {
            return DataCategory.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new BrokenMatrix("free-text-terms.yaml must group terms by data category", "an unknown category");
        }
    }

    private static List<Term> terms(JsonNode byLanguage) {
        List<Term> terms = new ArrayList<>();
        for (String language : LANGUAGES) {
            byLanguage.get(language).forEach(written -> terms.add(Term.of(written.asString())));
        }
        return List.copyOf(terms);
    }
}
