package kz.daneker.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object being mapped: what a mapper takes is gone, what it does not know stays in {@link #rest}, so nothing is
 * dropped by not being known. Fields come in alphabetical order: the sender's order must not reach the recipient.
 */
final class Fields {
    /** FHIR dateTime and date: whole or partial days, or an instant with its zone. */
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2}))?)?)?");

    private final SortedMap<String, JsonNode> left = new TreeMap<>();

    /** A value that is no object is a single field called {@code text}. */
    Fields(JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> left.put(field.getKey(), field.getValue()));
        } else {
            left.put("text", node);
        }
    }

    /** One value nobody gave a typed place, e.g. {@code support} = {@code small-group}. */
    record Fact(String label, JsonNode value) {
        String sentence() {
            return label + ": " + value.asString();
        }
    }

    /** The first of these fields that holds a scalar; null where none does. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            JsonNode node = left.get(name);
            if (node != null && node.isValueNode() && !node.isNull()) {
                left.remove(name);
                String text = node.asString().strip();
                return text.isEmpty() ? null : text;
            }
        }
        return null;
    }

    /** Stays in the rest where it is no date FHIR knows. */
    @Nullable
    DateTimeType date(String... names) {
        for (String name : names) {
            JsonNode node = left.get(name);
            if (node != null && node.isString() && DATE.matcher(node.asString()).matches()) {
                DateTimeType date = parse(node.asString());
                if (date != null) {
                    left.remove(name);
                    return date;
                }
            }
        }
        return null;
    }

    private static @Nullable DateTimeType parse(String text) {
        try {
            return new DateTimeType(text);
        } catch (IllegalArgumentException | DataFormatException impossibleDay) {
            return null;
        }
    }

    @Nullable
    BigDecimal number(String name) {
        JsonNode node = left.get(name);
        if (node == null || !node.isNumber()) {
            return null;
        }
        left.remove(name);
        return node.decimalValue();
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode node = left.get(name);
        if (node == null || !node.isBoolean()) {
            return null;
        }
        left.remove(name);
        return node.booleanValue();
    }

    @Nullable
    Fields object(String name) {
        JsonNode node = left.get(name);
        if (node == null || !node.isObject()) {
            return null;
        }
        left.remove(name);
        return new Fields(node);
    }

    /** The elements of a list, each as an object; empty where there is no such list. */
    List<Fields> list(String name) {
        JsonNode node = left.get(name);
        if (node == null || !node.isArray()) {
            return List.of();
        }
        left.remove(name);
        List<Fields> items = new ArrayList<>();
        node.forEach(item -> {
            if (!item.isNull()) {
                items.add(new Fields(item));
            }
        });
        return items;
    }

    /** Everything nobody took, flattened: {@code act.number}, and one fact per element of a list. */
    List<Fact> rest() {
        List<Fact> facts = new ArrayList<>();
        left.forEach((name, node) -> flatten(name, node, facts));
        left.clear();
        return facts;
    }

    private static void flatten(String label, JsonNode node, List<Fact> facts) {
        if (node.isArray()) {
            node.forEach(item -> flatten(label, item, facts));
        } else if (node.isObject()) {
            new TreeMap<>(node.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .forEach((name, value) -> flatten(label + "." + name, value, facts));
        } else if (!node.isNull() && !node.asString().isBlank()) {
            facts.add(new Fact(label, node));
        }
    }
}
