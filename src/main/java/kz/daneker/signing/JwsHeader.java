package kz.daneker.signing;

import java.util.Set;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protected header of a JWS: exactly {@code alg}, {@code typ}, {@code kid}, {@code x5t#S256} and nothing besides.
 *
 * <p>An allow-list, so that {@code crit}, {@code jku}, {@code x5u}, {@code x5c}, {@code jwk}, {@code b64} and whatever
 * comes next are refused alike: trust is found in the register, never in the message.
 *
 * @param typ media type without {@code application/}, e.g. {@code referral+sd-jwt}; null if absent
 * @param kid which registered key; null if absent
 * @param certificate {@code x5t#S256}; null if absent
 */
record JwsHeader(
        @Nullable String typ,
        @Nullable KeyName kid,
        @Nullable Digest certificate) {
    private static final Set<String> ALLOWED = Set.of("alg", "typ", "kid", "x5t#S256");
    private static final String ALGORITHM = "ES256";

    static JwsHeader read(byte[] json) {
        ObjectNode header = StrictJson.readObject(json);
        for (String name : header.propertyNames()) {
            if (!ALLOWED.contains(name)) {
                throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
            }
        }
        if (!ALGORITHM.equals(text(header, "alg"))) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        String kid = text(header, "kid");
        String thumbprint = text(header, "x5t#S256");
        return new JwsHeader(
                text(header, "typ"),
                kid == null ? null : new KeyName(kid),
                thumbprint == null ? null : new Digest(thumbprint));
    }

    static byte[] write(String typ, SigningKey key) {
        return StrictJson.write(StrictJson.object()
                .put("alg", ALGORITHM)
                .put("typ", typ)
                .put("kid", key.kid().value())
                .put("x5t#S256", key.certificate().value()));
    }

    private static @Nullable String text(ObjectNode header, String name) {
        JsonNode value = header.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return value.stringValue();
    }
}
