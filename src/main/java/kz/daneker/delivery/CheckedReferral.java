package kz.daneker.delivery;

import java.util.List;
import java.util.function.Function;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An accepted referral whose FHIR, if it carries any, the official validator has nothing against. */
final class CheckedReferral {
    private final OpenReferral open;

    private CheckedReferral(OpenReferral open) {
        this.open = open;
    }

    OpenReferral open() {
        return open;
    }

    /** Whether there is anything to validate. */
    static boolean carriesFhir(OpenReferral open) {
        return !entries(open).isEmpty();
    }

    /**
     * Passes where there is nothing to validate, or nothing against it.
     *
     * @param validator FHIR JSON → what it has to say
     * @throws Refusal {@code RESOURCE_INVALID} at {@code /data}
     */
    static CheckedReferral of(OpenReferral open, Function<String, List<Finding>> validator) {
        ArrayNode entries = entries(open);
        if (!entries.isEmpty() && validator.apply(collection(entries)).stream().anyMatch(Finding::isError)) {
            throw new Refusal(RefusalCode.RESOURCE_INVALID, "/data");
        }
        return new CheckedReferral(open);
    }

    /** All in one, so that references between them are looked at too; the person they are about stands in for itself. */
    private static String collection(ArrayNode entries) {
        return StrictJson.object()
                .put("resourceType", "Bundle")
                .put("type", "collection")
                .set("entry", entries)
                .toString();
    }

    private static ArrayNode entries(OpenReferral open) {
        ArrayNode entries = StrictJson.object().putArray("entry");
        ObjectNode referral = open.token().referral();
        for (DataCategory category : HealthResources.CATEGORIES) {
            JsonNode section = referral.path("data").path(category.name());
            section.path(HealthResources.FIELD).forEach(resource -> add(entries, resource));
        }
        if (!entries.isEmpty()) {
            String person = ReferralId.of(referral.path("referralId").asString(""))
                    .person()
                    .toString();
            add(entries, StrictJson.object().put("resourceType", "Patient").put("id", person));
        }
        return entries;
    }

    private static void add(ArrayNode entries, JsonNode resource) {
        entries.addObject()
                .put("fullUrl", "urn:uuid:" + resource.path("id").asString(""))
                .set("resource", resource);
    }
}
