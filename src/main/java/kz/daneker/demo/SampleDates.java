package kz.daneker.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.agency.CheckDigit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what a sample leaves open, so that a nine-year-old stays nine: <code>{id}</code>, <code>{now-30m}</code>,
 * <code>{day+30}</code> (midnight so many days ahead), <code>{born 9}</code> (a birth date), <code>{iin 9 F}</code> (the
 * number of a girl of nine, serial 0000, so that it is nobody's).
 */
final class SampleDates {
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);
    private static final Pattern OPEN =
            Pattern.compile("\\{(id|now-(\\d+)m|day([+-]\\d+)|born (\\d+)|iin (\\d+) ([FM]))}");
    private static final int DAYS_SINCE_BIRTHDAY = 100;

    private final OffsetDateTime now;

    private SampleDates(OffsetDateTime now) {
        this.now = now;
    }

    static SampleDates of(Instant now) {
        return new SampleDates(now.atOffset(KAZAKHSTAN).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Fills in every text of the object, in place. */
    ObjectNode fill(ObjectNode object) {
        for (String name : object.propertyNames()) {
            JsonNode value = object.path(name);
            if (value.isString()) {
                object.put(name, filled(value.stringValue()));
            } else {
                descend(value);
            }
        }
        return object;
    }

    private void descend(JsonNode node) {
        if (node instanceof ObjectNode object) {
            fill(object);
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::descend);
        }
    }

    private String filled(String text) {
        Matcher open = OPEN.matcher(text);
        if (!open.matches()) {
            return text;
        }
        if (open.group(2) != null) {
            return moment(now.minusMinutes(Long.parseLong(open.group(2))));
        }
        if (open.group(3) != null) {
            return moment(now.truncatedTo(ChronoUnit.DAYS).plusDays(Long.parseLong(open.group(3))));
        }
        if (open.group(4) != null) {
            return born(open.group(4)).toString();
        }
        return open.group(5) == null ? UUID.randomUUID().toString() : iin(born(open.group(5)), open.group(6));
    }

    /** With seconds, also where they are zero, as the schema asks. */
    private static String moment(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }

    private LocalDate born(String age) {
        return now.toLocalDate().minusDays(DAYS_SINCE_BIRTHDAY).minusYears(Long.parseLong(age));
    }

    /** Digits 1-6 the birth date, 7 century and sex, 8-11 the serial, 12 the check digit. */
    private static String iin(LocalDate born, String sex) {
        int centuryAndSex = (born.getYear() / 100 - 18) * 2 + ("M".equals(sex) ? 1 : 2);
        for (int serial = 0; serial <= 9; serial++) {
            for (int check = 0; check <= 9; check++) {
                String iin = "%02d%02d%02d%d%04d%d"
                        .formatted(
                                born.getYear() % 100,
                                born.getMonthValue(),
                                born.getDayOfMonth(),
                                centuryAndSex,
                                serial,
                                check);
                if (CheckDigit.holds(iin)) {
                    return iin;
                }
            }
        }
        throw new IllegalStateException("every birth date has a number whose check digit exists");
    }
}
