package kz.daneker.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.daneker.officer.Role;
import kz.daneker.officer.TwoPersonAction;
import kz.daneker.trust.KeyUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word of the pages exists in every language. */
class MessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/console");

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru"})
    void says_inEachLanguage_whatEnglishSays(String language) throws IOException {
        Properties english = messages("en");
        Properties other = messages(language);

        assertThat(new TreeSet<>(other.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        assertThat(other.values()).noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void names_everyRoleActionAndUse() throws IOException {
        Stream<String> needed = Stream.of(
                        Stream.of(Role.values()).map(role -> "role." + role),
                        Stream.of(TwoPersonAction.values()).map(action -> "action." + action),
                        Stream.of(KeyUse.values()).map(use -> "use." + use))
                .flatMap(words -> words);

        assertThat(messages("en").stringPropertyNames()).containsAll(needed.toList());
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(
                FOLDER.resolve("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            messages.load(file);
        }
        return messages;
    }
}
