package kz.daneker.provision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param start first instant inside; null for open
 * @param end first instant after it; null for open
 */
public record Period(@Nullable Instant start, @Nullable Instant end) {
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    /**
     * From a FHIR {@code Period}: both ends inclusive to the precision they are written in.
     *
     * @param start e.g. {@code 2026}, {@code 2026-03}, {@code 2026-03-01} (whole days in Asia/Almaty) or
     *     {@code 2026-03-01T09:00:00+05:00}; null or empty for open
     * @param end in the same forms
     * @throws DateTimeException for any other text
     */
    public static Period between(@Nullable String start, @Nullable String end) {
        return new Period(
                start == null || start.isEmpty() ? null : of(start).start(),
                end == null || end.isEmpty() ? null : of(end).end());
    }

    /**
     * The time one date stands for, e.g. for {@code 2026-03} the whole of March.
     *
     * @throws DateTimeException for what is no FHIR dateTime
     */
    public static Period of(String date) {
        return switch (date.length()) {
            case YEAR ->
                days(Year.parse(date).atDay(1), Year.parse(date).plusYears(1).atDay(1));
            case MONTH ->
                days(
                        YearMonth.parse(date).atDay(1),
                        YearMonth.parse(date).plusMonths(1).atDay(1));
            case DAY -> days(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
            default -> {
                Instant instant = OffsetDateTime.parse(date).toInstant();
                yield new Period(
                        instant, instant.plus(1, date.indexOf('.') < 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS));
            }
        };
    }

    private static Period days(LocalDate first, LocalDate after) {
        return new Period(Almaty.instant(first.atStartOfDay()), Almaty.instant(after.atStartOfDay()));
    }

    /** The start as FHIR writes it: a date where the day begins then in Asia/Almaty, else to the second; null for open. */
    public @Nullable String startText() {
        if (start == null) {
            return null;
        }
        Instant written = start.truncatedTo(ChronoUnit.SECONDS).equals(start)
                ? start
                : start.plusSeconds(1); // never earlier than meant
        return Almaty.isMidnight(written)
                ? Almaty.wallClock(written).toLocalDate().toString()
                : Almaty.dateTime(written);
    }

    /** The end as FHIR writes it, inclusive: the last day, or the last second; null for open. */
    public @Nullable String endText() {
        if (end == null) {
            return null;
        }
        return Almaty.isMidnight(end)
                ? Almaty.wallClock(end).toLocalDate().minusDays(1).toString()
                : Almaty.dateTime(end.minusSeconds(1));
    }

    boolean contains(Instant instant) {
        return !startsAfter(instant) && !endedBy(instant);
    }

    boolean startsAfter(Instant instant) {
        return start != null && start.isAfter(instant);
    }

    boolean endedBy(Instant instant) {
        return end != null && !end.isAfter(instant);
    }

    /** True where nothing of the other lies outside. */
    boolean holds(Period other) {
        return (start == null || (other.start() != null && !other.start().isBefore(start)))
                && (end == null || (other.end() != null && !other.end().isAfter(end)));
    }

    /** What both hold; may be empty, then it contains nothing. */
    Period intersect(Period other) {
        Instant later =
                start == null || (other.start() != null && other.start().isAfter(start)) ? other.start() : start;
        Instant earlier = end == null || (other.end() != null && other.end().isBefore(end)) ? other.end() : end;
        return new Period(later, earlier);
    }

    boolean overlaps(Period other) {
        return (start == null || other.end() == null || start.isBefore(other.end()))
                && (end == null || other.start() == null || other.start().isBefore(end));
    }
}
