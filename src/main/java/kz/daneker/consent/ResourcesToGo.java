package kz.daneker.consent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kz.daneker.label.CodeLabels;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.referral.Referral;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which FHIR resources go, of the categories that may.
 *
 * <p>A resource needs every category its codes speak of and the one its sender put it in: the higher wins. What points to
 * a resource that stays, stays too, for its reference would say that something is there; so does what only such
 * resources point to, a medicine or a specimen.
 */
final class ResourcesToGo {
    private static final Set<String> MEANT_FOR_OTHERS = Set.of("Device", "Medication", "Specimen");

    private final String person;
    private final Map<String, Resource> all = new HashMap<>();

    private ResourcesToGo(Referral referral, CodeLabels labels) {
        this.person = "urn:uuid:" + referral.header().id().person();
        for (DataCategory category : HealthResources.CATEGORIES) {
            JsonNode section = referral.data().get(category);
            if (section != null) {
                section.path(HealthResources.FIELD).forEach(node -> add(category, (ObjectNode) node, labels));
            }
        }
    }

    private record Resource(String type, Set<DataCategory> needs, Set<String> pointsTo) {}

    /**
     * Decides for a whole referral.
     *
     * @param permitted categories that matrix and consent let go
     * @return id of each resource that goes → the categories it speaks of
     */
    static Map<String, Set<DataCategory>> of(Referral referral, Set<DataCategory> permitted, CodeLabels labels) {
        return new ResourcesToGo(referral, labels).decide(permitted);
    }

    private void add(DataCategory category, ObjectNode node, CodeLabels labels) {
        Set<DataCategory> needs = new HashSet<>(labels.of(node).needs());
        needs.add(category);
        Set<String> pointsTo = new HashSet<>();
        node.findValues("reference").forEach(reference -> pointsTo.add(reference.asString("")));
        pointsTo.remove(person);
        all.put(
                "urn:uuid:" + node.path("id").asString(""),
                new Resource(node.path("resourceType").asString(""), Set.copyOf(needs), pointsTo));
    }

    private Map<String, Set<DataCategory>> decide(Set<DataCategory> permitted) {
        Set<String> going = new HashSet<>(all.keySet());
        going.removeIf(name -> !permitted.containsAll(resource(name).needs()));
        boolean changed = true;
        while (changed) {
            Set<String> now = Set.copyOf(going);
            changed = going.removeIf(name -> !now.containsAll(resource(name).pointsTo()) || isLeftAlone(name, now));
        }
        Map<String, Set<DataCategory>> ids = new HashMap<>();
        going.forEach(name ->
                ids.put(name.substring("urn:uuid:".length()), resource(name).needs()));
        return Map.copyOf(ids);
    }

    /** Somebody pointed to it, and none of these goes. */
    private boolean isLeftAlone(String name, Set<String> going) {
        if (!MEANT_FOR_OTHERS.contains(resource(name).type())) {
            return false;
        }
        Set<String> holders = new HashSet<>();
        all.forEach((holder, resource) -> {
            if (resource.pointsTo().contains(name)) {
                holders.add(holder);
            }
        });
        return !holders.isEmpty() && holders.stream().noneMatch(going::contains);
    }

    private Resource resource(String name) {
        return Objects.requireNonNull(all.get(name));
    }
}
