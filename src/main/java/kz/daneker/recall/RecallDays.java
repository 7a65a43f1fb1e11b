package kz.daneker.recall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days in Kazakhstan (UTC+5): a recall tells days, never times, so that it does not tell when the sender spoke. */
final class RecallDays {
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private RecallDays() {}

    static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, KAZAKHSTAN);
    }

    static Instant midnightOf(LocalDate day) {
        return day.atStartOfDay(KAZAKHSTAN).toInstant();
    }

    /** The last day an instant at which something becomes overdue leaves for it. */
    static LocalDate lastDayBefore(Instant dueAt) {
        return of(dueAt).minusDays(1);
    }
}
