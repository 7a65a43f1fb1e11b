package kz.daneker.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the claims of a verified token; a claim missing or of another type is refused as {@code ENVELOPE_MALFORMED}. */
public final class Claims {
    private static final long LATEST = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private final ObjectNode claims;

    public Claims(ObjectNode claims) {
        this.claims = claims;
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(Claims::malformed);
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(claims.get(name)).map(Claims::string);
    }

    /** A NumericDate (RFC 7519 §2), whole seconds only, e.g. {@code 1781506800}. */
    public Instant instant(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > LATEST) {
            throw malformed();
        }
        return Instant.ofEpochSecond(value.longValue());
    }

    public int count(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw malformed();
        }
        return value.intValue();
    }

    public Optional<Long> optionalIndex(String name) {
        JsonNode value = claims.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw malformed();
        }
        return Optional.of(value.longValue());
    }

    /** A list of texts; {@code aud} may also be a single one (RFC 7519 §4.1.3). */
    public List<String> texts(String name) {
        JsonNode value = required(name);
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        List<String> texts = new ArrayList<>();
        array(value).forEach(element -> texts.add(string(element)));
        return List.copyOf(texts);
    }

    public List<Digest> digests(String name) {
        return texts(name).stream().map(Digest::new).toList();
    }

    /** The objects of an array. */
    public List<Claims> objects(String name) {
        List<Claims> objects = new ArrayList<>();
        array(required(name)).forEach(element -> objects.add(object(element)));
        return List.copyOf(objects);
    }

    public Claims object(String name) {
        return object(required(name));
    }

    public Optional<Claims> optionalObject(String name) {
        return Optional.ofNullable(claims.get(name)).map(Claims::object);
    }

    /** The names of the claims, in their order. */
    public List<String> names() {
        return List.copyOf(claims.propertyNames());
    }

    /** The object as signed; a private copy. */
    public ObjectNode tree(String name) {
        if (required(name) instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw malformed();
    }

    /** The claim as it is, e.g. for {@link PublicJwk}. */
    public JsonNode json(String name) {
        return required(name);
    }

    private JsonNode required(String name) {
        @Nullable JsonNode value = claims.get(name);
        if (value == null) {
            throw malformed();
        }
        return value;
    }

    private static String string(JsonNode value) {
        if (!value.isString()) {
            throw malformed();
        }
        return value.stringValue();
    }

    private static ArrayNode array(JsonNode value) {
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw malformed();
    }

    private static Claims object(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new Claims(object);
        }
        throw malformed();
    }

    private static Refusal malformed() {
        return new Refusal(RefusalCode.ENVELOPE_MALFORMED);
    }
}
