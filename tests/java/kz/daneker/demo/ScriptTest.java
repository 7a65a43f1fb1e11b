package kz.daneker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import kz.daneker.agency.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void says_theSameThingsInEveryLanguage(Language language) throws Exception {
        assertThat(texts(language).stringPropertyNames())
                .isEqualTo(texts(Language.EN).stringPropertyNames());
        assertThat(texts(language).values()).noneMatch(text -> text.toString().isBlank());
    }

    /** MessageFormat drops a lone apostrophe and everything it would quote. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void doubles_everyApostrophe(Language language) throws Exception {
        assertThat(texts(language).values())
                .noneMatch(text ->
                        Pattern.compile("(?<!')'(?!')").matcher(text.toString()).find());
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = "EN", mode = EnumSource.Mode.EXCLUDE)
    void says_nothingInEnglishElsewhere(Language language) throws Exception {
        Properties english = texts(Language.EN);
        texts(language)
                .forEach((key, text) -> assertThat(text).as(key.toString()).isNotEqualTo(english.get(key)));
    }

    @Test
    void fills_theGaps() {
        assertThat(new Script(Language.EN).line("refused.where", "/consents", "CONSENT_MISSING", "422"))
                .isEqualTo("Where: /consents   Code: CONSENT_MISSING (HTTP 422)");
    }

    private static Properties texts(Language language) throws Exception {
        Properties texts = new Properties();
        String resource = "/demo/story_" + language.tag() + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ScriptTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
