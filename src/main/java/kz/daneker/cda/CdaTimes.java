package kz.daneker.cda;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.refusal.Refusal;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** TS and IVL_TS → dateTime and Period. */
final class CdaTimes {
    private static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String KAZAKHSTAN = "+05:00";
    private static final int DAY = 10;
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\d{2})?(\\d{2})?(?:\\.\\d{1,6})?)?)?)?([+-]\\d{4})?");

    private CdaTimes() {}

    /** As exact as it is written; without an offset it is Kazakhstan's time. Empty where nothing is written. */
    static Optional<DateTimeType> time(CdaElement element) {
        return element.isNull() ? Optional.empty() : element.attribute("value").map(text -> time(element, text));
    }

    private static DateTimeType time(CdaElement element, String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw element.malformed();
        }
        String day = Stream.of(parts.group(1), parts.group(2), parts.group(3))
                .filter(part -> part != null)
                .collect(Collectors.joining("-"));
        try {
            if (parts.group(4) == null) {
                return new DateTimeType(day);
            }
            String offset = parts.group(7) == null ? KAZAKHSTAN : parts.group(7).replaceFirst("(\\d{2})$", ":$1");
            return new DateTimeType(
                    day + "T" + parts.group(4) + ":" + orZero(parts.group(5)) + ":" + orZero(parts.group(6)) + offset);
        } catch (IllegalArgumentException | DataFormatException impossible) {
            throw element.malformed();
        }
    }

    static Optional<DateType> day(CdaElement element) {
        return time(element)
                .map(DateTimeType::getValueAsString)
                .map(text -> new DateType(text.substring(0, Math.min(DAY, text.length()))));
    }

    static Optional<DateTimeType> low(CdaElement interval) {
        return interval.child("low").flatMap(CdaTimes::time);
    }

    /** @throws Refusal {@code RECORD_MALFORMED} where the interval ends before it begins */
    static Optional<DateTimeType> high(CdaElement interval) {
        Optional<DateTimeType> end = interval.child("high").flatMap(CdaTimes::time);
        Optional<DateTimeType> begin = low(interval);
        if (begin.isPresent() && end.isPresent() && isBackward(begin.get(), end.get())) {
            throw interval.malformed();
        }
        return end;
    }

    /** The moment it was, or when it began. */
    static Optional<DateTimeType> start(CdaElement interval) {
        return time(interval)
                .or(() -> low(interval))
                .or(() -> interval.child("center").flatMap(CdaTimes::time));
    }

    /** A dateTime where it is a moment, a Period where it has an end; empty where nothing is known. */
    static Optional<Type> when(CdaElement interval) {
        Optional<DateTimeType> end = high(interval);
        Optional<DateTimeType> begin = low(interval);
        if (begin.isEmpty() && end.isEmpty()) {
            return start(interval).map(Type.class::cast);
        }
        Period period = new Period();
        begin.ifPresent(period::setStartElement);
        end.ifPresent(period::setEndElement);
        return Optional.of(period);
    }

    /** As far as both are written: {@code 2024} does not lie before {@code 2024-06-15}. */
    private static boolean isBackward(DateTimeType from, DateTimeType to) {
        String start = from.getValueAsString();
        String end = to.getValueAsString();
        int shared = Math.min(DAY, Math.min(start.length(), end.length()));
        if (start.length() > DAY && end.length() > DAY) {
            return from.getValue().toInstant().isAfter(to.getValue().toInstant());
        }
        return start.substring(0, shared).compareTo(end.substring(0, shared)) > 0;
    }

    static DateTimeType unknown() {
        DateTimeType unknown = new DateTimeType();
        unknown.addExtension(DATA_ABSENT, new CodeType("unknown"));
        return unknown;
    }

    private static String orZero(@Nullable String part) {
        return part == null ? "00" : part;
    }
}
