package kz.daneker.referral;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person's name may be made of. Any script may spell it, Kazakh letters included; one word keeps to one script.
 *
 * <p>Order: garbled before control characters (garbled text often holds some), control before illegal ones, scripts last.
 */
final class NameRules {
    static final int MAX_CHARS = 100;

    private static final Set<String> PARTS = Set.of("family", "given", "patronymic");
    private static final String HYPHENS = "-\u2010\u2011";
    private static final String APOSTROPHES = "'\u2019\u2018\u02bc\u02bb\u02b9";
    private static final int MAX_MARKS = 2;

    private NameRules() {}

    /** Reads the three parts of a name; each may be missing. */
    static PersonName name(JsonNode written, Pointer at) {
        Fields fields = new Fields(written, at, PARTS);
        return new PersonName(part(fields, "family"), part(fields, "given"), part(fields, "patronymic"));
    }

    static boolean isPart(String key) {
        return PARTS.contains(key);
    }

    private static @Nullable String part(Fields fields, String part) {
        String text = fields.textOrNull(part, MAX_CHARS);
        if (text != null) {
            check(text, fields.at(part));
        }
        return text;
    }

    /** @throws Refusal {@code TEXT_MOJIBAKE}, {@code NAME_CONTROL_CHAR}, {@code NAME_ILLEGAL_CHAR}, {@code NAME_MIXED_SCRIPT} */
    static void check(String name, Pointer at) {
        if (Mojibake.in(name)) {
            throw new Refusal(RefusalCode.TEXT_MOJIBAKE, at.text());
        }
        if (name.codePoints().anyMatch(TextRules::invisible)) {
            throw new Refusal(RefusalCode.NAME_CONTROL_CHAR, at.text());
        }
        refuseIllegal(name, at);
        for (String word : name.split(" ", -1)) {
            if (scripts(word).size() > 1) {
                throw new Refusal(RefusalCode.NAME_MIXED_SCRIPT, at.text());
            }
        }
    }

    private static void refuseIllegal(String name, Pointer at) {
        int marks = MAX_MARKS; // a mark needs a letter to stand on
        boolean hasLetter = false;
        for (int point : name.codePoints().toArray()) {
            if (Character.isLetter(point) && isPlain(point)) {
                marks = 0;
                hasLetter = true;
            } else if (isMark(point) && marks < MAX_MARKS) {
                marks++;
            } else if (point == ' ' || APOSTROPHES.indexOf(point) >= 0 || (hasLetter && HYPHENS.indexOf(point) >= 0)) {
                marks = MAX_MARKS;
            } else {
                throw new Refusal(RefusalCode.NAME_ILLEGAL_CHAR, at.text());
            }
        }
        if (!hasLetter) {
            throw new Refusal(RefusalCode.NAME_ILLEGAL_CHAR, at.text());
        }
    }

    /** Not a letter made up as another: full-width, blackletter, ligature, raised. */
    private static boolean isPlain(int point) {
        String letter = Character.toString(point);
        return Normalizer.normalize(letter, Normalizer.Form.NFKC)
                .equals(Normalizer.normalize(letter, Normalizer.Form.NFC));
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static Set<UnicodeScript> scripts(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts;
    }
}
