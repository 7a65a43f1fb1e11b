package kz.daneker.provision;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The clock of Asia/Almaty, fixed here because time-zone data older than 2024a says +06:00 to this day: UTC+6 until
 * midnight before 1 March 2024, UTC+5 since.
 */
final class Almaty {
    private static final LocalDateTime CHANGE = LocalDateTime.of(2024, 3, 1, 0, 0);
    private static final ZoneOffset NOW = ZoneOffset.ofHours(5);
    private static final ZoneOffset BEFORE = ZoneOffset.ofHours(6);

    private Almaty() {}

    static Instant instant(LocalDateTime wallClock) {
        return wallClock.toInstant(wallClock.isBefore(CHANGE) ? BEFORE : NOW);
    }

    static boolean isMidnight(Instant instant) {
        return wallClock(instant).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Date and time to the second, with the offset that ran then. */
    static String dateTime(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atOffset(offset(instant)));
    }

    static LocalDateTime wallClock(Instant instant) {
        return LocalDateTime.ofInstant(instant, offset(instant));
    }

    private static ZoneOffset offset(Instant instant) {
        return instant.isBefore(CHANGE.toInstant(NOW)) ? BEFORE : NOW;
    }
}
