package kz.daneker.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import tools.jackson.databind.JsonNode;

/** The FHIR resources a sender signed, read as strictly as everything else from outside. */
public final class SignedResources {
    private SignedResources() {}

    /**
     * Reads every resource of a referral once, so that none can fail later.
     *
     * @throws Refusal {@code RESOURCE_INVALID} at the first that is not FHIR R4: an element nobody knows, a value not of
     *     its type, a code not of its required set
     */
    public static void require(Map<DataCategory, JsonNode> data) {
        data.forEach((category, section) -> read(category, section));
    }

    /** The resources of one category in the sender's order; empty where there are none. */
    static List<DomainResource> read(DataCategory category, JsonNode section) {
        List<DomainResource> resources = new ArrayList<>();
        if (HealthResources.CATEGORIES.contains(category)) {
            for (JsonNode resource : section.path(HealthResources.FIELD)) {
                String at = "/data/" + category + "/" + HealthResources.FIELD + "/" + resources.size();
                resources.add(read(resource, at));
            }
        }
        return resources;
    }

    private static DomainResource read(JsonNode resource, String at) {
        try {
            IBaseResource parsed = FhirR4.read(resource.toString());
            if (parsed instanceof DomainResource domain) {
                return domain;
            }
        } catch (DataFormatException notFhir) {
            throw new Refusal(RefusalCode.RESOURCE_INVALID, at);
        }
        throw new Refusal(RefusalCode.RESOURCE_INVALID, at);
    }
}
