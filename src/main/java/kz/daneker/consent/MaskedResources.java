package kz.daneker.consent;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.referral.NamedUuid;
import kz.daneker.referral.ReferralId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * FHIR resources on a masked route: only the elements that say what the person has, under ids of this delivery. Who found
 * it, where and in which record would name the sender; an id seen twice would tie two deliveries together.
 */
final class MaskedResources {
    private static final Set<String> SHOWN = Set.of(
            "resourceType",
            "id",
            "status",
            "clinicalStatus",
            "verificationStatus",
            "type",
            "category",
            "criticality",
            "severity",
            "code",
            "vaccineCode",
            "medicationCodeableConcept",
            "medicationReference",
            "patient",
            "subject",
            "reaction",
            "onsetDateTime",
            "effectiveDateTime",
            "_effectiveDateTime",
            "occurrenceDateTime",
            "occurrenceString",
            "protocolApplied");

    private final UUID deliveryId;
    private final Map<String, String> names = new HashMap<>();

    MaskedResources(UUID deliveryId, ReferralId referral) {
        this.deliveryId = deliveryId;
        names.put(
                referral.person().toString(),
                new ReferralId(deliveryId).person().toString());
    }

    JsonNode rewrite(DataCategory category, JsonNode section) {
        if (!(section.path(HealthResources.FIELD) instanceof ArrayNode resources)
                || !HealthResources.CATEGORIES.contains(category)) {
            return section;
        }
        ObjectNode masked = ((ObjectNode) section).deepCopy();
        ArrayNode shown = masked.putArray(HealthResources.FIELD);
        for (JsonNode resource : resources) {
            ObjectNode copy = ((ObjectNode) resource).deepCopy();
            copy.retain(SHOWN);
            rename(copy);
            shown.add(copy.put("id", name(resource.path("id").asString(""))));
        }
        return masked;
    }

    Map<String, Set<DataCategory>> renamed(Map<String, Set<DataCategory>> resources) {
        Map<String, Set<DataCategory>> renamed = new HashMap<>();
        resources.forEach((id, needs) -> renamed.put(name(id), needs));
        return renamed;
    }

    private void rename(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("reference").isString()) {
            String target = object.path("reference").asString("").substring("urn:uuid:".length());
            object.removeAll().set("reference", StringNode.valueOf("urn:uuid:" + name(target)));
        }
        node.forEach(this::rename);
    }

    private String name(String id) {
        return names.computeIfAbsent(
                id, old -> NamedUuid.of(deliveryId, "resource/" + old).toString());
    }
}
