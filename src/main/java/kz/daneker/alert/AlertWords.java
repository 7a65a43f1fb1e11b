package kz.daneker.alert;

import java.util.Locale;
import java.util.ResourceBundle;
import kz.daneker.agency.Language;

/** What rules are called for people, from {@code alert/words_*.properties}; the same in the console and outside. */
public final class AlertWords {
    private final ResourceBundle words;

    public AlertWords(Language language) {
        this.words = ResourceBundle.getBundle(
                "alert.words",
                Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** One sentence that names nobody. */
    public String say(AlertRule rule) {
        return words.getString("rule." + rule.code());
    }

    /** How soon to look. */
    public String urgency(AlertRule rule) {
        return words.getString("urgency." + rule.urgency().name());
    }

    /** Where the rest is shown. */
    public String where() {
        return words.getString("where");
    }
}
