package kz.daneker.ips;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** Dates day first and moments by Kazakhstan's clock, as exact as they are known. */
final class LocalTimes {
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2}))?(?:-(\\d{2}))?");

    private LocalTimes() {}

    /** E.g. {@code 2026-03} → {@code 03.2026}; empty where the time is not known. */
    static String text(BaseDateTimeType time) {
        String iso = time.getValueAsString();
        if (iso == null) {
            return "";
        }
        if (iso.contains("T")) {
            return MOMENT.format(OffsetDateTime.parse(iso).withOffsetSameInstant(KAZAKHSTAN));
        }
        Matcher date = DATE.matcher(iso);
        return date.matches()
                ? Stream.of(date.group(3), date.group(2), date.group(1))
                        .filter(part -> part != null)
                        .collect(Collectors.joining("."))
                : iso;
    }
}
