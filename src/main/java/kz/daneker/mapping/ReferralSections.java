package kz.daneker.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kz.daneker.fhir.FhirR4;
import kz.daneker.label.CodeLabels;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.referral.NamedUuid;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapped record as the data of a referral, ready to be signed: each clinical resource in the category its codes belong
 * to, about the referral's person, so that the sender's signature covers the FHIR itself and each can be left out alone.
 */
public final class ReferralSections {
    private static final Set<String> NOT_CARRIED = Set.of("text", "contained", "meta", "encounter");

    private final CodeLabels labels;

    /** @param labels of the site, which the gateway will read by as well */
    public ReferralSections(CodeLabels labels) {
        this.labels = labels;
    }

    /**
     * The health categories of a referral.
     *
     * @param record whose Patient is the referral's person
     * @param id of the referral: under it the person and the resources are named
     * @return category → {@code {"resources": […]}}; empty where the record holds nothing about health
     */
    public Map<DataCategory, ObjectNode> of(MappedRecord record, ReferralId id) {
        Map<String, String> names = new HashMap<>();
        names.put(record.bundle().getEntryFirstRep().getFullUrl(), "urn:uuid:" + id.person());
        for (BundleEntryComponent entry : record.bundle().getEntry()) {
            String old = entry.getFullUrl();
            if (isCarried(entry.getResource())) {
                names.put(old, "urn:uuid:" + NamedUuid.of(id.value(), old));
            }
        }
        Map<DataCategory, ObjectNode> sections = new HashMap<>();
        record.bundle().getEntry().stream()
                .filter(entry -> isCarried(entry.getResource()))
                .map(entry -> resource(entry, names))
                .forEach(resource -> sections.computeIfAbsent(
                                labels.of(resource).category(), category -> StrictJson.object())
                        .withArray(HealthResources.FIELD)
                        .add(resource));
        return sections;
    }

    private static boolean isCarried(Resource resource) {
        return HealthResources.TYPES.containsKey(resource.fhirType());
    }

    private static ObjectNode resource(BundleEntryComponent entry, Map<String, String> names) {
        String json = FhirR4.context().newJsonParser().encodeResourceToString(entry.getResource());
        ObjectNode resource = (ObjectNode) StrictJson.read(json);
        String name = names.getOrDefault(entry.getFullUrl(), "");
        resource.remove(NOT_CARRIED);
        resource.put("id", name.substring("urn:uuid:".length()));
        rename(resource, names);
        return resource;
    }

    /** What is not carried stays as the name it was shown by, if it had one. */
    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object && object.path("reference").isString()) {
            String target = names.get(object.path("reference").asString(""));
            if (target == null) {
                object.remove("reference");
            } else {
                object.put("reference", target);
            }
        }
        node.forEach(child -> rename(child, names));
    }
}
