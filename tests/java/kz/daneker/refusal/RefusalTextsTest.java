package kz.daneker.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextsTest {
    private static final Path MESSAGES = Path.of("config/messages.json");

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void speaks_threeLanguagesAndHasAPage(RefusalCode code) throws IOException {
        RefusalTexts texts = RefusalTexts.load(MESSAGES);
        String page = Files.readString(Path.of("schemas/problems", code + ".md"));

        for (String tag : new String[] {"kk", "ru", "en"}) {
            assertThat(page).contains(texts.text(code, Locale.forLanguageTag(tag)));
        }
        assertThat(page).contains("HTTP " + code.http()).contains(Problem.typeOf(code));
    }

    @Test
    void says_whatWhereAndWhatToDo() {
        Problem problem = Problem.of(
                new Refusal(RefusalCode.IIN_CHECKSUM, "/subject/iin"),
                RefusalTexts.load(MESSAGES),
                Locale.forLanguageTag("en-GB"),
                "x-1");

        assertThat(problem.type()).isEqualTo("/problems/iin-checksum");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.pointer()).isEqualTo("/subject/iin");
        assertThat(problem.title()).endsWith(".");
        assertThat(problem.detail()).startsWith(problem.title());
    }

    @Test
    void stops_whenALanguageIsMissing(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("messages.json");
        Files.writeString(broken, Files.readString(MESSAGES).replaceFirst("\"kk\"", "\"kz\""));

        assertThatThrownBy(() -> RefusalTexts.load(broken)).hasMessageContaining("in kk");
    }

    @Test
    void stops_whenThereIsNoCatalogue(@TempDir Path folder) {
        assertThatThrownBy(() -> RefusalTexts.load(folder.resolve("none.json"))).hasMessageContaining("must exist");
    }
}
