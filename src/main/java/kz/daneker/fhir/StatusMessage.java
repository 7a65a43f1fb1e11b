package kz.daneker.fhir;

import java.util.Date;
import java.util.UUID;
import java.util.stream.StreamSupport;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An O51 message as JSON: its header and the one Task it is about, and nothing else that could carry content. */
public final class StatusMessage {
    private static final String URN_UUID = "urn:uuid:";

    private StatusMessage() {}

    /**
     * The message that tells the sender of a referral how it goes.
     *
     * @param standing as the sender may see it
     * @param id of the message; the same for the same standing
     */
    public static String write(TaskStanding standing, UUID id) {
        Task task = TaskView.of(standing);
        String focus = URN_UUID + standing.id();
        MessageHeader header = new MessageHeader()
                .setEvent(new Coding(Systems.V2_EVENT, "O51", null))
                .addFocus(new Reference(focus));
        header.setId(id.toString());
        header.getSource().setEndpoint(Systems.GATEWAY);
        header.addDestination().setEndpoint(String.valueOf(standing.requester()));
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(standing.modified()));
        bundle.setIdentifier(Requests.uuid(id));
        bundle.addEntry().setFullUrl(URN_UUID + id).setResource(header);
        bundle.addEntry().setFullUrl(focus).setResource(task);
        return FhirR4.context().newJsonParser().encodeResourceToString(bundle);
    }

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
        TaskWords.requireTokens(header, "MessageHeader");
        requireTokensAround(bundle, "entry");
        entries.forEach(entry -> requireTokensAround(entry, "resource"));
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

    private static void requireTokensAround(JsonNode node, String inner) {
        node.properties().stream()
                .filter(part -> !part.getKey().equals(inner))
                .forEach(part -> TaskWords.requireTokens(part.getValue(), "Bundle"));
    }
}
