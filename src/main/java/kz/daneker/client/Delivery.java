package kz.daneker.client;

import java.util.Optional;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.SdJwt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A delivery's plaintext, cut into its parts and not believed yet. */
record Delivery(SdJwt token, ObjectNode fhir, @Nullable ObjectNode plain) {
    /** {@code cty} of a sealed delivery. */
    static final String CONTENT_TYPE = "daneker-delivery+json";

    static Delivery read(byte[] plaintext) {
        ObjectNode message = StrictJson.readObject(plaintext);
        JsonNode token = message.path("token");
        if (!token.isString() || !(message.path("fhir") instanceof ObjectNode fhir)) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        JsonNode plain = message.path("plain");
        if (!plain.isMissingNode() && !plain.isObject()) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return new Delivery(SdJwt.parse(token.stringValue()), fhir, plain instanceof ObjectNode object ? object : null);
    }

    Optional<ObjectNode> plainIfAny() {
        return Optional.ofNullable(plain);
    }
}
