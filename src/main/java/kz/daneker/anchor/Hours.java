package kz.daneker.anchor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The hours one token stands for, by the gateway's clock. Usually one; more after hours in which no authority answered, for
 * a time-stamp cannot be back-dated: the later one is honest about when it was made, and this says what it makes up for.
 *
 * @param from beginning of the first hour, e.g. {@code 2026-11-23T07:00:00Z}
 * @param to beginning of the last
 */
record Hours(Instant from, Instant to) {
    Hours {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("hours must not end before they begin");
        }
    }

    /** The beginning of the hour this is in. */
    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }

    /** The beginning of the hour after. */
    static Instant after(Instant time) {
        return of(time).plus(1, ChronoUnit.HOURS);
    }

    /** How many there are. */
    long count() {
        return ChronoUnit.HOURS.between(from, to) + 1;
    }

    /** Whether this token is owed on a checkpoint of this size, though the last was for {@code last}. */
    static boolean owe(Anchor last, long size, Instant now) {
        boolean grown = size - last.size() > 1; // one record more is the leaf that tells of the last token
        boolean newDay = !day(now).equals(day(last.hours().to()));
        return size > last.size() && of(now).isAfter(last.hours().to()) && (grown || newDay);
    }

    private static Instant day(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}
