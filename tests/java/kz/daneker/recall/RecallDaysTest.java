package kz.daneker.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RecallDaysTest {
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
