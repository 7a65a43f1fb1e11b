package kz.daneker.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecallDaysTest {
    /** 15 June 2026 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-15, 1, 2026-06-16",
        "2026-06-15, 5, 2026-06-22",
        "2026-06-19, 1, 2026-06-22",
        "2026-06-20, 1, 2026-06-22",
        "2026-06-21, 5, 2026-06-26",
        "2026-06-15, 30, 2026-07-27"
    })
    void counts_noWeekend(LocalDate raised, int days, LocalDate due) {
        assertThat(RecallDays.due(raised, days)).isEqualTo(due);
    }

    @Test
    void counts_daysOfKazakhstan() {
        Instant late = Instant.parse("2026-06-15T19:00:00Z");
        assertThat(RecallDays.of(late)).isEqualTo(LocalDate.of(2026, 6, 16));
        assertThat(RecallDays.of(late.minusMillis(1))).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(RecallDays.midnightOf(LocalDate.of(2026, 6, 16))).isEqualTo(late);
        assertThat(RecallDays.lastDayBefore(late)).isEqualTo(LocalDate.of(2026, 6, 15));
    }

    @Test
    void refuses_settingsNobodyCanKeep() {
        assertThatThrownBy(() -> new RecallSettings(0, Duration.ofHours(1))).hasMessageContaining("answer-within");
        assertThatThrownBy(() -> new RecallSettings(31, Duration.ofHours(1))).hasMessageContaining("answer-within");
        assertThatThrownBy(() -> new RecallSettings(5, Duration.ofSeconds(59))).hasMessageContaining("tell-again");
        assertThatThrownBy(() -> new RecallSettings(5, Duration.ofDays(8))).hasMessageContaining("tell-again");
    }
}
