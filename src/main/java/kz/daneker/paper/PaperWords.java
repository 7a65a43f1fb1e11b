package kz.daneker.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import kz.daneker.agency.Language;
import kz.daneker.consent.Explanation;
import kz.daneker.referral.DataCategory;

/** The words of {@code paper/words_*.properties} in one language; every key exists in all three. */
final class PaperWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private final ResourceBundle words;
    private final Explanation categories;

    PaperWords(Language language) {
        this.words = ResourceBundle.getBundle(
                "paper.words",
                Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.categories = Explanation.in(language);
    }

    String say(String key) {
        return words.getString(key);
    }

    String yesOrNo(boolean yes) {
        return say(yes ? "yes" : "no");
    }

    /** Of an enum's word, e.g. {@code capacity.PARENT}. */
    String say(String family, Enum<?> word) {
        return say(family + "." + word.name());
    }

    String category(DataCategory category) {
        return categories.name(category);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The day in Kazakhstan. */
    static String day(Instant moment) {
        return DAY.format(moment.atOffset(KAZAKHSTAN));
    }
}
