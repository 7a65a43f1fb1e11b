package kz.daneker.ips;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import kz.daneker.agency.Language;

/** Titles of a summary and its sections, from {@code ips/words_*.properties}. */
final class SummaryWords {
    private static final Map<Language, SummaryWords> ALL = load();

    private final Properties texts = new Properties();

    private SummaryWords(Language language) {
        String resource = "/ips/words_" + language.tag() + ".properties";
        try (InputStream in = SummaryWords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar must hold " + resource);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the jar must hold " + resource, e);
        }
    }

    static SummaryWords in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    String say(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("every language must have the text " + key);
        }
        return text;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    private static Map<Language, SummaryWords> load() {
        Map<Language, SummaryWords> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new SummaryWords(language));
        }
        return all;
    }
}
