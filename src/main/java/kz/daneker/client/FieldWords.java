package kz.daneker.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A category's fields as lines for people: known fields by their label, unknown ones by their key, nothing left out. */
final class FieldWords {
    private static final List<String> NAME = List.of("family", "given", "patronymic");

    private final ClientWords words;
    private final ResourceWords resources;

    FieldWords(ClientWords words) {
        this.words = words;
        this.resources = new ResourceWords(words);
    }

    /** E.g. {@code Phone: +7 799 000 11 01}, one line a field. */
    List<String> lines(JsonNode category) {
        List<String> lines = new ArrayList<>();
        inOrder(category).forEach(field -> {
            if (isResources(category.path(field))) {
                category.path(field).forEach(resource -> lines.add(resources.line(resource)));
            } else {
                lines.add(line(field, category.path(field)));
            }
        });
        return lines;
    }

    private static boolean isResources(JsonNode value) {
        return value.isArray() && value.path(0).has("resourceType");
    }

    /** A name's parts as people say them, everything else by its key: a token's disclosures come in no order. */
    private static List<String> inOrder(JsonNode object) {
        return object.propertyNames().stream()
                .sorted(Comparator.comparingInt((String field) -> Math.floorMod(NAME.indexOf(field), 1000))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private String line(String field, JsonNode value) {
        return label(field) + ": " + text(field, value);
    }

    private String label(String field) {
        return words.find("field." + field).orElse(Printable.text(field));
    }

    private String text(String field, JsonNode value) {
        if (value.isBoolean()) {
            return words.say(value.booleanValue() ? "yes" : "no");
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> text(field, element))
                    .collect(Collectors.joining("; "));
        }
        return value.isObject() ? nested(value) : scalar(field, value);
    }

    /** A coded thing reads as its meaning with the code behind it; anything else field by field. */
    private String nested(JsonNode object) {
        if (object.path("display").isString() && object.path("code").isString()) {
            return Printable.text(object.path("display").stringValue()) + " ("
                    + Printable.text(object.path("code").stringValue()) + ")";
        }
        if (NAME.containsAll(object.propertyNames())) {
            return inOrder(object).stream()
                    .map(part -> scalar(part, object.path(part)))
                    .collect(Collectors.joining(" "));
        }
        return String.join(", ", lines(object));
    }

    private String scalar(String field, JsonNode value) {
        String text = value.asString("");
        return words.find("value." + field + "." + text).orElse(Printable.text(text));
    }
}
