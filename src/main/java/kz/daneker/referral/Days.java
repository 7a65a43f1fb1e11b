package kz.daneker.referral;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;

/** Dates and times of a message, judged at one moment. */
final class Days {
    /** Kazakhstan since 1 March 2024; fixed, so that a JDK with older time-zone data judges alike. */
    static final ZoneOffset HOME = ZoneOffset.ofHours(5);

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** RFC 3339 with an offset, upper-case T and Z. */
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private final Instant latest;
    private final LocalDate today;

    Days(Instant now, ReferralRules.Limits limits) {
        this.latest = now.plus(limits.clockSkew());
        this.today = now.atOffset(HOME).toLocalDate();
    }

    LocalDate today() {
        return today;
    }

    /** @throws Refusal {@code DATE_INVALID} unless year-month-day of the calendar */
    static LocalDate day(JsonNode written, Pointer at) {
        String text = written.isString() ? written.stringValue() : "";
        if (!DAY.matcher(text).matches()) {
            throw new Refusal(RefusalCode.DATE_INVALID, at.text());
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(RefusalCode.DATE_INVALID, at.text());
        }
    }

    /** @throws Refusal {@code DATE_INVALID} unless a calendar date, {@code DATE_FUTURE} after today in Kazakhstan */
    LocalDate pastDay(JsonNode written, Pointer at) {
        LocalDate day = day(written, at);
        if (day.isAfter(today)) {
            throw new Refusal(RefusalCode.DATE_FUTURE, at.text());
        }
        return day;
    }

    /**
     * Reads a moment.
     *
     * @throws Refusal {@code DATE_INVALID} if the date is none of the calendar, or the time or its offset is missing or
     *     impossible
     */
    static OffsetDateTime moment(JsonNode written, Pointer at) {
        String text = written.isString() ? written.stringValue() : "";
        try {
            if (MOMENT.matcher(text).matches()) {
                return OffsetDateTime.parse(text);
            }
        } catch (DateTimeException e) {
            // 30 February, an hour 25 or an offset +99:00: answered below like a missing one
        }
        throw new Refusal(RefusalCode.DATE_INVALID, at.text());
    }

    /** As {@link #moment}, and not ahead of the gateway's clock by more than the allowed skew. */
    OffsetDateTime pastMoment(JsonNode written, Pointer at) {
        OffsetDateTime moment = moment(written, at);
        if (moment.toInstant().isAfter(latest)) {
            throw new Refusal(RefusalCode.DATE_FUTURE, at.text());
        }
        return moment;
    }
}
