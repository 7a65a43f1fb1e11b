package kz.daneker.referral;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;

/**
 * Reads the categories. What a category holds is between sender and recipient, except that names, IINs and dates obey the
 * same rules wherever they stand.
 */
final class DataReader {
    private static final Map<String, DataCategory> CATEGORIES =
            Stream.of(DataCategory.values()).collect(Collectors.toUnmodifiableMap(Enum::name, category -> category));
    /** Names the envelope keeps for itself (RFC 9901 §4.1): no signed referral can carry them. */
    private static final Set<String> SD_JWT_KEYS = Set.of("_sd", "_sd_alg", "...");

    private static final Pattern DATE_KEY = Pattern.compile("date|\\p{L}+Date");
    /** FHIR's shorter dates: a year, or a year and a month. */
    private static final Pattern PARTIAL_DATE = Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2]))?");

    private final Days days;

    DataReader(Days days) {
        this.days = days;
    }

    /** @throws Refusal {@code SCHEMA_UNKNOWN_FIELD} at a category nobody knows, else as the rule that is broken */
    Map<DataCategory, JsonNode> read(JsonNode written, Pointer at) {
        new Fields(written, at, CATEGORIES.keySet());
        if (written.isEmpty()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, at.text());
        }
        Map<DataCategory, JsonNode> data = new LinkedHashMap<>();
        written.forEachEntry((name, value) -> {
            if (!value.isObject()) {
                throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, at.to(name).text());
            }
            check(value, at.to(name));
            DataCategory category = CATEGORIES.get(name);
            if (category != null) {
                data.put(category, value);
            }
        });
        return data;
    }

    private void check(JsonNode node, Pointer at) {
        node.forEachEntry((key, value) -> {
            checkField(key, value, at.to(key));
            check(value, at.to(key));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), at.to(i));
        }
    }

    private void checkField(String key, JsonNode value, Pointer at) {
        if (SD_JWT_KEYS.contains(key)) {
            throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, at.text());
        }
        if (NameRules.isPart(key) && value.isString()) {
            checkName(value.stringValue(), at);
        } else if (key.equals("iin") && !value.isNull()) {
            PersonReader.iin(value, at);
        } else if (DATE_KEY.matcher(key).matches() && value.isString()) {
            checkDate(key, value, at);
        }
    }

    private static void checkName(String name, Pointer at) {
        if (name.isBlank() || name.codePointCount(0, name.length()) > NameRules.MAX_CHARS) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, at.text());
        }
        NameRules.check(name, at);
    }

    /** What happened on a date lies behind us; what is planned ({@code startDate}) may lie ahead. */
    private void checkDate(String key, JsonNode value, Pointer at) {
        String text = value.stringValue();
        if (key.equals("birthDate")) {
            days.pastDay(value, at);
        } else if (text.indexOf('T') >= 0) {
            Days.moment(value, at);
        } else if (key.equals("date") && !PARTIAL_DATE.matcher(text).matches()) {
            days.pastDay(value, at);
        } else if (!PARTIAL_DATE.matcher(text).matches()) {
            Days.day(value, at);
        }
    }
}
