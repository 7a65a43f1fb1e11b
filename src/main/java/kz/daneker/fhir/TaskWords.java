package kz.daneker.fhir;

import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a Task to codes, ids and times. Its signed bytes are shown to the other side as they are, so nothing may stand in
 * them that no consent was asked for.
 */
final class TaskWords {
    private static final Set<String> TASK = Set.of(
            "resourceType",
            "id",
            "meta",
            "identifier",
            "groupIdentifier",
            "status",
            "statusReason",
            "businessStatus",
            "intent",
            "priority",
            "code",
            "focus",
            "authoredOn",
            "lastModified",
            "requester",
            "owner",
            "restriction",
            "note",
            "output");

    private static final Set<String> INSIDE = Set.of(
            "versionId",
            "lastUpdated",
            "profile",
            "security",
            "system",
            "value",
            "use",
            "type",
            "coding",
            "code",
            "version",
            "reference",
            "identifier",
            "period",
            "start",
            "end",
            "valueCodeableConcept",
            "valueReference");

    private static final int LONGEST = 200;

    private TaskWords() {}

    /** @throws Refusal {@code SCHEMA_UNKNOWN_FIELD} at the first element that could hold free text */
    static void requireCoded(ObjectNode task) {
        for (var element : task.properties()) {
            String path = "Task." + element.getKey();
            if (!TASK.contains(element.getKey())) {
                throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, "Task");
            }
            if (element.getKey().equals("note")) {
                requireOurNote(element.getValue());
            } else {
                requireCoded(element.getValue(), path);
            }
        }
    }

    private static void requireCoded(JsonNode node, String path) {
        if (node.isObject()) {
            for (var part : node.properties()) {
                if (!INSIDE.contains(part.getKey())) {
                    throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, path);
                }
                requireCoded(part.getValue(), path);
            }
        } else if (node.isArray()) {
            node.forEach(entry -> requireCoded(entry, path));
        } else if (node.isString() && !isToken(node.asString())) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, path);
        }
    }

    /**
     * The same for what stands around a Task: any element, but nothing that reads like text.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} at the whole
     */
    static void requireTokens(JsonNode node, String path) {
        if (node.isString() && !isToken(node.asString())) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, path);
        }
        node.forEach(part -> requireTokens(part, path));
    }

    /** Codes, ids, addresses and times have no blanks and are ASCII. */
    private static boolean isToken(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static void requireOurNote(JsonNode notes) {
        for (JsonNode note : notes) {
            if (note.size() != 1 || !note.path("text").asString("").equals(TaskView.CANCEL_NOTE)) {
                throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, "Task.note");
            }
        }
    }
}
