package kz.daneker.client;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import kz.daneker.agency.Language;

/** The words of {@code client/words_*.properties} in one language; every key exists in all three. */
final class ClientWords {
    private final ResourceBundle words;

    ClientWords(Language language) {
        this.words = ResourceBundle.getBundle(
                "client.words",
                Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(String key) {
        return words.getString(key);
    }

    Optional<String> find(String key) {
        return words.containsKey(key) ? Optional.of(words.getString(key)) : Optional.empty();
    }
}
