package kz.daneker.fhirapi;

import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A FHIR message as its sender signed it: the bytes, and what its header says it is. */
final class SignedMessage {
    private static final String V2_EVENT = "http://terminology.hl7.org/CodeSystem/v2-0003";

    private final SignedBody body;
    private final JsonNode header;

    private SignedMessage(SignedBody body, JsonNode header) {
        this.body = body;
        this.header = header;
    }

    /**
     * Reads the header.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} for what is no message, or one that cannot be answered because its header
     *     bears no id
     */
    static SignedMessage of(SignedBody body) {
        ObjectNode bundle = StrictJson.readObject(body.bytes());
        JsonNode header = bundle.path("entry").path(0).path("resource");
        boolean message = bundle.path("resourceType").asString("").equals("Bundle")
                && bundle.path("type").asString("").equals("message")
                && header.path("resourceType").asString("").equals("MessageHeader");
        if (!message) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "Bundle.type");
        }
        if (header.path("id").asString("").isEmpty()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "MessageHeader.id");
        }
        return new SignedMessage(body, header);
    }

    /** Code of an HL7 v2 event, e.g. {@code O51}; empty for any other event. */
    String event() {
        JsonNode event = header.path("eventCoding");
        return event.path("system").asString("").equals(V2_EVENT)
                ? event.path("code").asString("")
                : "";
    }

    /** What an answer refers to. */
    String id() {
        return header.path("id").asString("");
    }

    byte[] bytes() {
        return body.bytes();
    }

    /** The signature with the message inside, compact JWS. */
    String attached() {
        return body.attached();
    }
}
