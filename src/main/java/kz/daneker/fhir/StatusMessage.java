package kz.daneker.fhir;

import java.util.stream.StreamSupport;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An O51 message as JSON: its header and the one Task it is about, and nothing else that could carry content. */
final class StatusMessage {
    private StatusMessage() {}

    /**
     * The Task the header points to.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} where the header does not point to exactly one, {@code
     *     SCHEMA_UNKNOWN_FIELD} for further entries
     */
    static ObjectNode focus(ObjectNode bundle) {
        JsonNode entries = bundle.path("entry");
        JsonNode header = entries.path(0).path("resource");
        if (entries.size() != 2 || !header.path("resourceType").asString("").equals("MessageHeader")) {
            throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, "Bundle.entry");
        }
        String focus = header.path("focus").path(0).path("reference").asString("");
        if (header.path("focus").size() != 1 || focus.isEmpty()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "MessageHeader.focus");
        }
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("fullUrl").asString("").equals(focus))
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString("").equals("Task"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "MessageHeader.focus"));
    }
}
