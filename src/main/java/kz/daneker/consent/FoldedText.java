package kz.daneker.consent;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as the screen compares it: words in one spelling, so that case, accents, look-alike letters of the other
 * alphabet, invisible characters or letters set apart hide nothing.
 *
 * <p>Kazakh letters meet the spelling of a Russian keyboard (қ=к, ғ=г, ң=н, ө=о, ұ=ү=у, һ=х, і=и, ә=а) and ё=е, й=и.
 */
final class FoldedText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String KAZAKH = "қғңөұүһіәїў";
    private static final String RUSSIAN = "кгноуухиаиу";
    private static final String LATIN = "abcehikmnoprtuxy03";
    private static final String LOOKS_LIKE = "авсеникмпоргтихуоз";
    private static final String CYRILLIC = "авсенікмортхуһѕј";
    private static final String LATIN_FOR = "abcehikmoptxyhsj";

    private FoldedText() {}

    /** The words of a text in order, each possibly in a second reading where it mixes alphabets. */
    static List<List<String>> words(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        List<List<String>> words = new ArrayList<>();
        for (String word : joined(BETWEEN.split(plain.toLowerCase(Locale.ROOT)))) {
            words.add(readings(word));
        }
        return words;
    }

    /** One spelling of one word of a term. */
    static String term(String word) {
        return folded(word.toLowerCase(Locale.ROOT));
    }

    private static List<String> readings(String word) {
        boolean latin = word.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
        boolean cyrillic =
                word.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
        boolean digit = word.chars().anyMatch(Character::isDigit);
        if (cyrillic && (latin || digit)) {
            return List.of(folded(mapped(word, LATIN, LOOKS_LIKE)), folded(mapped(word, CYRILLIC, LATIN_FOR)));
        }
        return List.of(folded(word));
    }

    private static String folded(String word) {
        String bare = INVISIBLE
                .matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("");
        return mapped(bare, KAZAKH, RUSSIAN);
    }

    private static String mapped(String word, String from, String to) {
        StringBuilder out = new StringBuilder(word.length());
        word.chars().forEach(c -> {
            int at = from.indexOf(c);
            out.append(at < 0 ? (char) c : to.charAt(at));
        });
        return out.toString();
    }

    /** Three or more single letters in a row are one word set apart ("с и р и я"). */
    private static List<String> joined(String[] parts) {
        List<String> words = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        for (String part : parts) {
            if (part.length() == 1 && Character.isLetter(part.charAt(0))) {
                letters.add(part);
            } else {
                flush(letters, words);
                if (!part.isEmpty()) {
                    words.add(part);
                }
            }
        }
        flush(letters, words);
        return words;
    }

    private static void flush(List<String> letters, List<String> words) {
        if (letters.size() > 2) {
            words.add(String.join("", letters));
        } else {
            words.addAll(letters);
        }
        letters.clear();
    }
}
