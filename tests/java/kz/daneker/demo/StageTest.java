package kz.daneker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StageTest {
    private final StringWriter shown = new StringWriter();

    @Test
    void keeps_linesWithinAHundredColumns() {
        Stage stage = new Stage(new PrintWriter(shown), false);
        String text = "word ".repeat(60);
        stage.tell(text);
        stage.holds(text);
        stage.quote("      " + text);
        assertThat(shown.toString().lines()).hasSizeGreaterThan(6).allMatch(line -> line.length() <= 100);
    }

    @Test
    void keeps_theIndentationOfWhatItQuotes() {
        new Stage(new PrintWriter(shown), false).quote("    Phone: none");
        assertThat(shown).hasToString("         Phone: none" + System.lineSeparator());
    }

    @Test
    void colours_onlyWhereAskedTo() {
        new Stage(new PrintWriter(shown), false).title("A title");
        assertThat(shown.toString()).doesNotContain("\u001b");
        new Stage(new PrintWriter(shown), true).title("A title");
        assertThat(shown.toString()).contains("\u001b[1mA title\u001b[0m");
    }
}
