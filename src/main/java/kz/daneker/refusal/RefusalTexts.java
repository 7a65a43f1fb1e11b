package kz.daneker.refusal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a refusal says to people, per code in Kazakh, Russian and English: {@code config/messages.json}. */
public final class RefusalTexts {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private static final String FALLBACK = "en";

    private final Map<RefusalCode, Map<String, String>> texts = new EnumMap<>(RefusalCode.class);

    private RefusalTexts(Path file, JsonNode catalogue) {
        for (RefusalCode code : RefusalCode.values()) {
            JsonNode entry = catalogue.path(code.name());
            if (entry.path("http").asInt(0) != code.http()) {
                throw broken(file, code + " with http " + code.http());
            }
            Map<String, String> languages = new LinkedHashMap<>();
            for (String language : LANGUAGES) {
                if (!entry.path(language).isString()
                        || entry.path(language).stringValue().isBlank()) {
                    throw broken(file, code + " in " + language);
                }
                languages.put(language, entry.path(language).stringValue());
            }
            texts.put(code, languages);
        }
    }

    /**
     * Reads the catalogue.
     *
     * @throws IllegalStateException if the file, a code or a language is missing, or a code's status differs: a gateway
     *     that cannot say why it refuses does not start
     */
    public static RefusalTexts load(Path json) {
        if (!Files.isRegularFile(json)) {
            throw new IllegalStateException(json + " must exist, found no such file: copy it from the distribution");
        }
        try {
            return new RefusalTexts(json, JsonMapper.shared().readTree(json.toFile()));
        } catch (JacksonException e) {
            throw new IllegalStateException(json + " must be readable JSON: correct it", e);
        }
    }

    /** What went wrong and what to do, in the language asked for; English where the gateway does not speak it. */
    public String text(RefusalCode code, Locale language) {
        Map<String, String> languages = texts.getOrDefault(code, Map.of());
        return languages.getOrDefault(language.getLanguage(), languages.getOrDefault(FALLBACK, code.name()));
    }

    private static IllegalStateException broken(Path file, String lacking) {
        return new IllegalStateException(file + " must have a text for " + lacking + ", found none: write it");
    }
}
