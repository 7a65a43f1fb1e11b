package kz.daneker.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final String LIST = """
            version: "1"
            from: 2026-01-01
            until: 2026-12-31
            sources: ["a law"]
            closed:
              - {day: 2026-05-07, name: "a holiday"}
              - {day: 2026-05-27, name: "moves with the moon"}
            worked:
              - {day: 2026-05-16, name: "moved by the Government"}
            """;

    @TempDir
    private Path folder;

    /** 15 June 2026 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-15, 1, 2026-06-16",
        "2026-06-15, 5, 2026-06-22",
        "2026-06-19, 1, 2026-06-22",
        "2026-06-20, 1, 2026-06-22",
        "2026-06-21, 5, 2026-06-26",
        "2026-05-06, 1, 2026-05-08",
        "2026-05-26, 1, 2026-05-28",
        "2026-05-15, 1, 2026-05-16",
        "2026-05-16, 1, 2026-05-18"
    })
    void counts_whatIsWorked(LocalDate raised, int days, LocalDate due) throws IOException {
        assertThat(load(LIST).due(raised, days)).isEqualTo(due);
    }

    /** As published for 2026: the days around Nauryz, Victory Day and Kurban Ait. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-20, 1, 2026-03-26",
        "2026-05-08, 1, 2026-05-12",
        "2026-05-25, 5, 2026-06-02",
        "2026-12-31, 1, 2027-01-05",
        "2028-01-01, 1, 2028-01-03"
    })
    void counts_theSitesOwnList(LocalDate raised, int days, LocalDate due) {
        WorkingDays site = WorkingDays.load(Path.of("config/holidays.yaml"));
        assertThat(site.due(raised, days)).isEqualTo(due);
        assertThat(site.until()).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-27, 2026-05-07, in order",
        "2026-05-27, 2027-05-27, to 2026-12-31 only",
        "2026-05-27, 2026-05-30, weekend",
        "2026-05-27, 2026-02-30, like 2026-05-27",
        "2026-05-16, 2026-05-18, only Saturdays",
        "worked:, works:, nothing but",
        "a holiday, '', why it is there",
        "'\"1\"', 1, version as text",
        "until: 2026, until: 2025, end after",
    })
    void refuses_aListThatIsNotOne(String instead, String of, String says) {
        String list = LIST.replace(instead, of == null ? "" : of);
        assertThatThrownBy(() -> load(list))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holidays.yaml")
                .hasMessageContaining(says);
    }

    @Test
    void refuses_toStartWithoutIt() {
        assertThatThrownBy(() -> WorkingDays.load(folder.resolve("holidays.yaml")))
                .hasMessageContaining("found no such file");
    }

    private WorkingDays load(String list) throws IOException {
        Path file = folder.resolve("holidays.yaml");
        Files.writeString(file, list);
        return WorkingDays.load(file);
    }
}
