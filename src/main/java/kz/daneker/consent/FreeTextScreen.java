package kz.daneker.consent;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.daneker.agency.Agency;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Referral;
import tools.jackson.databind.JsonNode;

/**
 * Free text is guilty until screened: a note that says in words what the recipient does not get in data goes back to the
 * sender. Only the place of the text is told; what was found is not kept.
 *
 * <p>Screened are the note on every route, all free text of released categories on masked routes (there the recipient
 * must not even learn whom the sender serves), and on open routes the text beside a coded reason, as far as it speaks of
 * very restricted things the rule does not list.
 */
public final class FreeTextScreen {
    /** Twelve digits in a row or in groups: an IIN. */
    private static final Pattern NATIONAL_ID = Pattern.compile("(?<!\\d)\\d(?:[\\s-]?\\d){11}(?!\\d)");
    /** A phone number of this country, or any number in international form. */
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(?:\\+\\d|8)(?:[\\s().-]*\\d){10,13}(?!\\d)");
    /** Names, dates, numbers: what these categories hold is what they are for. */
    private static final Set<DataCategory> NOT_PROSE = EnumSet.of(
            DataCategory.ID_NAME,
            DataCategory.ID_BIRTH,
            DataCategory.ID_NATIONAL,
            DataCategory.GUARDIAN,
            DataCategory.ADDRESS,
            DataCategory.LEGAL_DOCS);

    private final SensitiveTerms terms;
    private final SharingMatrix matrix;

    private FreeTextScreen(SensitiveTerms terms, SharingMatrix matrix) {
        this.terms = terms;
        this.matrix = matrix;
    }

    /**
     * Reads the list of terms.
     *
     * @param file e.g. {@code config/free-text-terms.yaml}
     * @throws BrokenMatrix if it cannot be read or breaks its schema
     */
    public static FreeTextScreen load(Path file, SharingMatrix matrix) {
        return new FreeTextScreen(SensitiveTerms.load(file), matrix);
    }

    /** Screens by these terms and this matrix. */
    public static FreeTextScreen of(SensitiveTerms terms, SharingMatrix matrix) {
        return new FreeTextScreen(terms, matrix);
    }

    /** The pointer of the first text that says too much; empty where none does. */
    Optional<String> screen(Referral referral, MatrixRule rule, ReleaseDecision decision, Agency sender) {
        Set<DataCategory> released = decision.released();
        List<Term> masked = rule.masked() ? names(sender) : List.of();
        String note = referral.note();
        if (note != null && saysTooMuch(note, released, rule, masked)) {
            return Optional.of("/note");
        }
        Map<String, String> texts = new TreeMap<>();
        for (DataCategory category : released) {
            boolean prose = rule.masked() ? !NOT_PROSE.contains(category) : category == DataCategory.REASON;
            JsonNode section = referral.data().get(category);
            if (prose && section != null) {
                leaves(section, "/data/" + category, texts);
            }
        }
        Set<DataCategory> known = rule.masked() ? released : tolerated(rule);
        return texts.entrySet().stream()
                .filter(text -> rule.masked()
                        ? hits(text.getValue(), known, rule, masked)
                        : terms.hitBeyond(FoldedText.words(text.getValue()), known))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean saysTooMuch(String note, Set<DataCategory> released, MatrixRule rule, List<Term> masked) {
        String digits = Normalizer.normalize(note, Normalizer.Form.NFKC);
        boolean id = !released.contains(DataCategory.ID_NATIONAL)
                && NATIONAL_ID.matcher(digits).find();
        boolean phone = !released.contains(DataCategory.CONTACT_SAFE)
                && PHONE.matcher(digits).find();
        return id || phone || hits(note, released, rule, masked);
    }

    private boolean hits(String text, Set<DataCategory> known, MatrixRule rule, List<Term> masked) {
        List<List<String>> words = FoldedText.words(text);
        return terms.hitBeyond(words, known)
                || (rule.masked()
                        && (terms.hitMaskedSender(words) || masked.stream().anyMatch(name -> name.isIn(words))));
    }

    /** The real sender's own names and id, written out. */
    private static List<Term> names(Agency sender) {
        return Stream.of(
                        sender.name().kk(),
                        sender.name().ru(),
                        sender.name().en(),
                        sender.id().value())
                .map(name -> Term.of(String.join(" ", wordsOf(name))))
                .toList();
    }

    private static List<String> wordsOf(String name) {
        return FoldedText.words(name).stream().map(readings -> readings.get(0)).toList();
    }

    /** What a reason on an open route may mention: anything the rule lists, and whatever is not very restricted. */
    private Set<DataCategory> tolerated(MatrixRule rule) {
        EnumSet<DataCategory> tolerated = EnumSet.copyOf(rule.listed());
        for (DataCategory category : DataCategory.values()) {
            if (matrix.policy(category).level() != CategoryPolicy.Level.V) {
                tolerated.add(category);
            }
        }
        return tolerated;
    }

    private static void leaves(JsonNode node, String path, Map<String, String> texts) {
        if (node.isString()) {
            texts.put(path, node.stringValue());
        } else if (node.isObject()) {
            node.properties()
                    .forEach(entry -> leaves(
                            entry.getValue(),
                            path + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(node.get(i), path + "/" + i, texts);
            }
        }
    }
}
