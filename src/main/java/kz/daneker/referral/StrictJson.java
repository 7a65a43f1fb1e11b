package kz.daneker.referral;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way JSON from outside is read: the same bytes mean the same to every reader, or they are refused.
 *
 * <p>Strict UTF-8 and no other encoding, no key twice in one object, nothing after the value, at most
 * {@value #MAX_DEPTH} levels (an object or array is one level), fractions kept exactly as {@code BigDecimal} with an
 * exponent a double could nearly have (RFC 7493 §2.2).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7493">RFC 7493, I-JSON</a>
 */
public final class StrictJson {
    /** Levels of objects and arrays, the outermost being the first. */
    public static final int MAX_DEPTH = 24;

    private static final int MAX_NUMBER_LENGTH = 100;

    /** What Java's lenient decoder puts where bytes are not UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2 * MAX_DEPTH) // the tree reader counts, this is its safety net
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION) // a value from outside never enters an exception
            .build();

    private StrictJson() {}

    /**
     * Reads one JSON value.
     *
     * @param utf8 the bytes as received
     * @return a fresh tree the caller owns
     * @throws Refusal {@code ENCODING} if not UTF-8 or with half a surrogate pair, {@code XML_DTD_FORBIDDEN} for XML that
     *     declares something, {@code JSON_DUPLICATE_KEY}, {@code JSON_TOO_DEEP}, else {@code JSON_MALFORMED}
     */
    public static JsonNode read(byte[] utf8) {
        return read(utf8(utf8));
    }

    /** Reads one JSON value from text that was decoded strictly before; refuses as {@link #read(byte[])} does. */
    public static JsonNode read(String text) {
        XmlGuard.refuseXml(text);
        try (JsonParser parser = MAPPER.createParser(text)) {
            return new StrictTreeReader(parser, MAX_DEPTH).readDocument();
        } catch (JacksonException | NumberFormatException e) { // the latter for an exponent beyond BigDecimal
            throw new Refusal(RefusalCode.JSON_MALFORMED);
        }
    }

    /** Reads one JSON object; refuses as {@link #read(byte[])} does, and {@code JSON_MALFORMED} for any other value. */
    public static ObjectNode readObject(byte[] utf8) {
        if (read(utf8) instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal(RefusalCode.JSON_MALFORMED);
    }

    /** A new empty object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Compact JSON in UTF-8, members in the order they were put. */
    public static byte[] write(JsonNode value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * Decodes UTF-8 without mercy: no replacement characters, no overlong forms.
     *
     * @throws Refusal {@code ENCODING}
     */
    public static String utf8(byte[] bytes) {
        String lenient = new String(bytes, StandardCharsets.UTF_8); // several times faster than the strict decoder
        return lenient.indexOf(REPLACEMENT) < 0 ? lenient : strictly(bytes);
    }

    /** The character may have been sent as itself. */
    private static String strictly(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(RefusalCode.ENCODING);
        }
    }
}
