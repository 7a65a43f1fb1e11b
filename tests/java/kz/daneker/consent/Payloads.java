package kz.daneker.consent;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Referrals that pass, to be changed in one thing by a test; the people in them are invented. */
final class Payloads {
    private static final JsonMapper JSON = new JsonMapper();

    private Payloads() {}

    /** A mother enrols her eleven-year-old son in a school; origin and trauma are on file. */
    static ObjectNode school() {
        return read("school.json");
    }

    /** A sixteen-year-old asks for a mental health assessment. */
    static ObjectNode sixteen() {
        return read("sixteen.json");
    }

    /** A seventeen-year-old in danger of life, two agencies answer for it. */
    static ObjectNode emergency() {
        return read("emergency.json");
    }

    /** A mother asks for religious counselling, on a sheet of its own. */
    static ObjectNode counselling() {
        return read("counselling.json");
    }

    static ObjectNode with(ObjectNode payload, Consumer<ObjectNode> change) {
        change.accept(payload);
        return payload;
    }

    static ObjectNode consent(ObjectNode payload) {
        return (ObjectNode) payload.get("consents").get(0);
    }

    /** A second consent like the first, changed. */
    static ObjectNode addConsent(ObjectNode payload, Consumer<ObjectNode> change) {
        ObjectNode copy = consent(payload).deepCopy();
        change.accept(copy);
        ((ArrayNode) payload.get("consents")).add(copy);
        return payload;
    }

    static ArrayNode list(String... words) {
        ArrayNode list = JSON.createArrayNode();
        for (String word : words) {
            list.add(word);
        }
        return list;
    }

    private static ObjectNode read(String name) {
        JsonNode tree = JSON.readTree(Payloads.class.getResourceAsStream("/consent/" + name));
        return (ObjectNode) tree;
    }
}
