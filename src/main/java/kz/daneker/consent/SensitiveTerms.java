package kz.daneker.consent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.daneker.referral.DataCategory;
import tools.jackson.databind.JsonNode;

/** The words of {@code config/free-text-terms.yaml}: per category, and those that give a masked sender away. */
public final class SensitiveTerms {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    private final TermIndex<DataCategory> categories = new TermIndex<>();
    private final TermIndex<Boolean> maskedSender = new TermIndex<>();

    private SensitiveTerms(JsonNode tree) {
        tree.get("categories").properties().forEach(entry -> {
            DataCategory category = category(entry.getKey());
            terms(entry.getValue()).forEach(term -> categories.add(term, category));
        });
        terms(tree.get("masked_sender")).forEach(term -> maskedSender.add(term, true));
    }

    /** Reads the list; {@link BrokenMatrix} if it cannot be read or breaks its schema. */
    public static SensitiveTerms load(Path file) {
        return new SensitiveTerms(ConfigText.read(file).checked("free-text-terms"));
    }

    /** True where the text, as {@link FoldedText} reads it, hits a category outside the given ones. */
    boolean hitBeyond(List<List<String>> words, Set<DataCategory> known) {
        return !known.containsAll(categoriesIn(words));
    }

    /** Every category the text hits. */
    Set<DataCategory> categoriesIn(List<List<String>> words) {
        return categories.in(words);
    }

    boolean hitMaskedSender(List<List<String>> words) {
        return !maskedSender.in(words).isEmpty();
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
        return terms;
    }
}
