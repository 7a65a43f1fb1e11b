package kz.daneker.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixChangeTest {
    private static final String STATEMENT = RulesSite.unsigned(
                    RulesSite.FIRST, RulesSite.SECOND, Instant.parse("2026-07-01T00:00:00Z"))
            .statement();

    @Test
    void reads_whatItWrote() {
        assertThat(MatrixChange.read(STATEMENT).write()).isEqualTo(STATEMENT);
        assertThat(MatrixChange.read(STATEMENT).from()).hasToString("2026-07-01T05:00+05:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "                              ",
                "For the boy with IIN 150101500017 it was too much.",
                "Call +7 701 123 45 67 for the story behind this.",
                "Ask somebody@example.kz why this had to change.",
                "Two lines\\nwhere one sentence was asked for, really."
            })
    void refuses_noReason_andReasonsAboutSomebody(String reason) {
        String statement = STATEMENT.replace(RulesSite.REASON, reason);

        assertThat(catchThrowableOfType(Refusal.class, () -> MatrixChange.read(statement))
                        .code())
                .isEqualTo(RefusalCode.MATRIX_REASON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":\"1.1\"|\"version\":\"1.1\",\"force\":true|SCHEMA_UNKNOWN_FIELD",
                "\"version\":\"1.1\",||SCHEMA_MISSING_FIELD",
                "\"version\":\"1.1\"|\"version\":1.1|SCHEMA_INVALID_VALUE",
                "2026-07-01T05:00+05:00|soon|SCHEMA_INVALID_VALUE",
                "{\"matrix\"|{\"matrix\":\"x\",\"matrix\"|JSON_DUPLICATE_KEY"
            })
    void refuses_whatIsNotAChange(String from, String to, RefusalCode code) {
        String statement = STATEMENT.replace(from, to == null ? "" : to);

        assertThat(statement).isNotEqualTo(STATEMENT);
        assertThat(catchThrowableOfType(Refusal.class, () -> MatrixChange.read(statement))
                        .code())
                .isEqualTo(code);
    }
}
