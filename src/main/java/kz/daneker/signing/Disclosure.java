package kz.daneker.signing;

import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One salted piece of a token: {@code [salt, name, value]} for a claim, {@code [salt, value]} for an array element.
 *
 * @param encoded base64url of the JSON array, exactly as hashed
 * @param name the claim's name, null for an array element
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.2">RFC 9901 §4.2</a>
 */
record Disclosure(
        String encoded,
        Digest digest,
        String salt,
        @Nullable String name,
        JsonNode value) {
    static Disclosure make(String salt, @Nullable String name, JsonNode value) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode().add(salt);
        if (name != null) {
            parts.add(name);
        }
        parts.add(value);
        String encoded = Base64Url.encode(StrictJson.write(parts));
        return new Disclosure(encoded, Digest.ofAscii(encoded), salt, name, value);
    }

    /** What a digest, already computed over {@code encoded}, vouches for. */
    static Disclosure read(String encoded, Digest digest) {
        JsonNode json = StrictJson.read(Base64Url.decode(encoded));
        if (!(json instanceof ArrayNode parts)
                || parts.size() < 2
                || parts.size() > 3
                || !parts.get(0).isString()) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        String name = parts.size() == 3 ? name(parts.get(1)) : null;
        return new Disclosure(encoded, digest, parts.get(0).stringValue(), name, parts.get(parts.size() - 1));
    }

    private static String name(JsonNode name) {
        if (!name.isString() || Reserved.isReserved(name.stringValue())) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return name.stringValue();
    }

    /** Never the content: this is what must not reach a log. */
    @Override
    public String toString() {
        return "Disclosure " + digest;
    }
}
