package kz.daneker.recall;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The working days of Kazakhstan as {@code config/holidays.yaml} lists them: weekdays that are not closed, and days of the
 * weekend that are worked. Holidays are listed, never computed.
 */
public final class WorkingDays {
    private static final Set<String> KEYS = Set.of("version", "from", "until", "sources", "closed", "worked");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final LocalDate from;
    private final LocalDate until;
    private final Set<LocalDate> closed;
    private final Set<LocalDate> worked;

    private WorkingDays(JsonNode root) {
        for (String key : root.propertyNames()) {
            must(KEYS.contains(key), "must hold nothing but " + new TreeSet<>(KEYS) + ", found " + key);
        }
        must(root.path("version").isString(), "must name its version as text, found none");
        must(!root.path("sources").isEmpty(), "must name its sources, found none");
        this.from = LocalDate.parse(root.path("from").asString(""));
        this.until = LocalDate.parse(root.path("until").asString(""));
        must(!until.isBefore(from), "must end after it begins, found until " + until);
        this.closed = days(root, "closed");
        this.worked = days(root, "worked");
        for (LocalDate day : closed) {
            must(!isWeekend(day), "must list the day a holiday on a weekend is moved to, found closed " + day);
        }
        for (LocalDate day : worked) {
            must(isWeekend(day), "must list only Saturdays and Sundays as worked, found " + day);
        }
    }

    /**
     * Reads the list.
     *
     * @throws IllegalStateException if it cannot be read, or a day is twice in it, out of order, outside of {@code from} and
     *     {@code until}, closed on a weekend or worked on a weekday
     */
    public static WorkingDays load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(file + " must exist, found no such file: copy it from the distribution");
        }
        try {
            return new WorkingDays(YAML.readTree(file.toFile()));
        } catch (JacksonException e) {
            throw new IllegalStateException(file + " must be YAML with every key once: correct it", e);
        } catch (DateTimeException e) {
            throw new IllegalStateException(file + " must write days like 2026-05-27: correct it", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " " + e.getMessage() + ": correct it", e);
        }
    }

    /** The last day this list knows; after it only Saturdays and Sundays do not count. */
    LocalDate until() {
        return until;
    }

    /** The day by which an answer is owed, itself included. */
    LocalDate due(LocalDate raised, int workingDays) {
        LocalDate day = raised;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorked(day)) {
                left--;
            }
        }
        return day;
    }

    private boolean isWorked(LocalDate day) {
        return isWeekend(day) ? worked.contains(day) : !closed.contains(day);
    }

    private Set<LocalDate> days(JsonNode root, String list) {
        must(root.path(list).isArray(), "must hold the list " + list + ", found none");
        TreeSet<LocalDate> days = new TreeSet<>();
        for (JsonNode entry : root.path(list)) {
            must(!entry.path("name").asString("").isBlank(), "must say of each day under " + list + " why it is there");
            LocalDate day = LocalDate.parse(entry.path("day").asString(""));
            must(
                    days.isEmpty() || day.isAfter(days.last()),
                    "must list " + list + " in order, each once, found " + day);
            must(
                    !day.isBefore(from) && !day.isAfter(until),
                    "must hold days from " + from + " to " + until + " only, found " + day);
            days.add(day);
        }
        return days;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void must(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
