package kz.daneker.referral;

import java.math.BigDecimal;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the tree token by token, so that each way of being wrong keeps its own code. */
final class StrictTreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int MAX_EXPONENT = 400;

    private final JsonParser parser;
    private final int maxDepth;

    StrictTreeReader(JsonParser parser, int maxDepth) {
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    JsonNode readDocument() {
        JsonNode value = value(parser.nextToken(), 0);
        if (parser.nextToken() != null) {
            throw new Refusal(RefusalCode.JSON_MALFORMED);
        }
        return value;
    }

    private JsonNode value(@Nullable JsonToken token, int depth) {
        if (token == null) {
            throw new Refusal(RefusalCode.JSON_MALFORMED);
        }
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> NODES.stringNode(text(parser.getString()));
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new Refusal(RefusalCode.JSON_MALFORMED);
        };
    }

    private int deeper(int depth) {
        if (depth == maxDepth) {
            throw new Refusal(RefusalCode.JSON_TOO_DEEP);
        }
        return depth + 1;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName());
            JsonNode value = value(parser.nextToken(), depth);
            if (object.replace(name, value) != null) {
                throw new Refusal(RefusalCode.JSON_DUPLICATE_KEY);
            }
        }
        return object;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, depth));
        }
        return array;
    }

    private JsonNode integer() {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /** A few bytes can write a number that takes gigabytes to spell out; no measure of anything is that large. */
    private JsonNode decimal() {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
            throw new Refusal(RefusalCode.JSON_MALFORMED);
        }
        return NODES.numberNode(number);
    }

    /** An escape such as {@code \ud800} alone is valid JSON but no text: UTF-8 cannot carry it onwards. */
    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new Refusal(RefusalCode.ENCODING);
                }
                i++;
            }
        }
        return text;
    }
}
