package kz.daneker.referral;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSON object of the envelope, read field by field: what is not asked for may not be there. */
final class Fields {
    private static final int MAX_WORD = 100;
    private static final int MAX_WORDS = 100;

    private final JsonNode object;
    private final Pointer at;

    /**
     * Takes an object whose fields are all known.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} if it is no object, {@code SCHEMA_UNKNOWN_FIELD} at the first
     *     field not in {@code known}
     */
    Fields(JsonNode object, Pointer at, Set<String> known) {
        if (!object.isObject()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, at.text());
        }
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, at.to(name).text());
            }
        }
        this.object = object;
        this.at = at;
    }

    Pointer at(String field) {
        return at.to(field);
    }

    boolean has(String field) {
        return object.has(field);
    }

    JsonNode node(String field) {
        return object.path(field);
    }

    /** @throws Refusal {@code SCHEMA_MISSING_FIELD} if it is not there */
    JsonNode required(String field) {
        if (!object.has(field)) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, at(field).text());
        }
        return object.path(field);
    }

    Refusal invalid(String field) {
        return new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, at(field).text());
    }

    /** Text that is there and not blank. */
    String text(String field, int maxChars) {
        JsonNode value = required(field);
        if (!value.isString() || value.stringValue().isBlank() || length(value.stringValue()) > maxChars) {
            throw invalid(field);
        }
        return value.stringValue();
    }

    @Nullable
    String textOrNull(String field, int maxChars) {
        return has(field) ? text(field, maxChars) : null;
    }

    String matching(String field, Pattern form) {
        String value = text(field, Integer.MAX_VALUE);
        if (!form.matcher(value).matches()) {
            throw invalid(field);
        }
        return value;
    }

    @Nullable
    Boolean flagOrNull(String field) {
        if (has(field) && !node(field).isBoolean()) {
            throw invalid(field);
        }
        return has(field) ? node(field).booleanValue() : null;
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(flagOrNull(field));
    }

    /** One of an enum's words, spelled in lower case with hyphens, e.g. {@code paper-signed}. */
    <E extends Enum<E>> E word(String field, Class<E> words) {
        String value = text(field, MAX_WORD);
        for (E word : words.getEnumConstants()) {
            if (spelled(word).equals(value)) {
                return word;
            }
        }
        throw invalid(field);
    }

    /** One of an enum's words, spelled as the enum is, e.g. {@code TREAT}. */
    <E extends Enum<E>> E code(String field, Class<E> codes) {
        String value = text(field, MAX_WORD);
        for (E code : codes.getEnumConstants()) {
            if (code.name().equals(value)) {
                return code;
            }
        }
        throw invalid(field);
    }

    static String spelled(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A list of words that may be empty. */
    Set<String> words(String field) {
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode word : list(field, MAX_WORDS)) {
            if (!word.isString() || length(word.stringValue()) > MAX_WORD) {
                throw invalid(field);
            }
            words.add(word.stringValue());
        }
        return words;
    }

    List<JsonNode> list(String field, int maxItems) {
        JsonNode value = required(field);
        if (!value.isArray() || value.size() > maxItems) {
            throw invalid(field);
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
