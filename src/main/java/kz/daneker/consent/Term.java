package kz.daneker.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One entry of the list of terms: a word, or words in a row; {@code *} at the end of a word stands for any ending.
 *
 * @param words e.g. {@code зон*}, {@code боевых}
 */
record Term(List<Stem> words) {
    private static final Pattern BLANK = Pattern.compile("\\s+");

    Term {
        words = List.copyOf(words);
    }

    static Term of(String written) {
        List<Stem> stems = new ArrayList<>();
        for (String word : BLANK.splitAsStream(written.strip()).toList()) {
            boolean open = word.endsWith("*");
            stems.add(new Stem(FoldedText.term(open ? word.substring(0, word.length() - 1) : word), open));
        }
        return new Term(stems);
    }

    /** True where the words stand in the text in this order, side by side. */
    boolean isIn(List<List<String>> text) {
        for (int start = 0; start < text.size(); start++) {
            if (standsAt(start, text)) {
                return true;
            }
        }
        return false;
    }

    /** True where they stand from this word of the text on. */
    boolean standsAt(int start, List<List<String>> text) {
        if (start + words.size() > text.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!fitsAny(words.get(i), text.get(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fitsAny(Stem stem, List<String> readings) {
        for (String reading : readings) {
            if (stem.fits(reading)) {
                return true;
            }
        }
        return false;
    }

    /** One folded word, open at the end or whole. */
    record Stem(String letters, boolean open) {
        boolean fits(String word) {
            return open ? word.startsWith(letters) : word.equals(letters);
        }
    }
}
