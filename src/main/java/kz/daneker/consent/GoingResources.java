package kz.daneker.consent;

import java.util.Set;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A category without the FHIR resources that stay; where all stay, it looks as if it never had any. */
final class GoingResources {
    private GoingResources() {}

    static JsonNode of(DataCategory category, JsonNode section, Set<String> going) {
        if (!HealthResources.CATEGORIES.contains(category)
                || !(section.path(HealthResources.FIELD) instanceof ArrayNode resources)) {
            return section;
        }
        ObjectNode left = ((ObjectNode) section).deepCopy();
        ArrayNode kept = left.putArray(HealthResources.FIELD);
        for (JsonNode resource : resources) {
            if (going.contains(resource.path("id").asString(""))) {
                kept.add(resource);
            }
        }
        if (kept.isEmpty()) {
            left.remove(HealthResources.FIELD);
        }
        return left;
    }
}
