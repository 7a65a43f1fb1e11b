package kz.daneker.mapping;

import java.util.ArrayList;
import java.util.List;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * One resource of a FHIR record and where it stood.
 *
 * @param where e.g. {@code Bundle.entry[3].resource}, {@code Bundle.entry[3].resource.contained[0]}
 * @param scope within which {@code #id} is looked up: the place of the resource that contains it, or its own
 * @param fullUrl empty where it has none
 */
record FhirEntry(String where, String scope, String fullUrl, Resource resource) {

    /** The resources of a record, in its order, and what of it is none. */
    record All(List<FhirEntry> entries, List<Unmapped> left) {}

    /**
     * Takes a record apart: the entries of a Bundle and of the Bundles inside it, each followed by what it contains.
     *
     * @throws Refusal {@code RECORD_UNSUPPORTED} for a kind of Bundle that is no record of a person, or rules or extensions
     *     that change what it means
     */
    static All of(Resource record) {
        All all = new All(new ArrayList<>(), new ArrayList<>());
        collect(record, record.fhirType(), "", all);
        return all;
    }

    private static void collect(Resource resource, String where, String fullUrl, All into) {
        into.entries().add(new FhirEntry(where, where, fullUrl, resource));
        if (resource instanceof Bundle bundle) {
            collect(bundle, where, into);
        } else if (resource instanceof DomainResource domain) {
            for (int i = 0; i < domain.getContained().size(); i++) {
                Resource inner = domain.getContained().get(i);
                into.entries().add(new FhirEntry(where + ".contained[" + i + "]", where, "", inner));
            }
            domain.getContained().clear();
        }
    }

    private static void collect(Bundle bundle, String where, All into) {
        if (!bundle.hasType() || !isRecord(bundle.getType())) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, where + ".type");
        }
        if (bundle.hasImplicitRules()) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, where + ".implicitRules");
        }
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            String at = where + ".entry[" + i + "]";
            if (entry.hasModifierExtension()) {
                throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, at + ".modifierExtension[0]");
            }
            if (entry.hasResource()) {
                String fullUrl = entry.hasFullUrl() ? entry.getFullUrl() : "";
                collect(entry.getResource(), at + ".resource", fullUrl, into);
            } else {
                into.left().add(new Unmapped(at, "no resource"));
            }
        }
    }

    private static boolean isRecord(BundleType type) {
        return switch (type) {
            case COLLECTION, DOCUMENT, MESSAGE, TRANSACTION, SEARCHSET -> true;
            default -> false;
        };
    }

    String type() {
        return resource.fhirType();
    }

    /** Its id alone; empty where it has none. */
    String id() {
        String id = resource.getIdElement().getIdPart();
        return id == null ? "" : id.replaceFirst("^#", "");
    }

    boolean isContained() {
        return !where.equals(scope);
    }

    /** E.g. {@code Patient/17}; empty where it has no id. */
    String typeAndId() {
        return id().isEmpty() ? "" : type() + "/" + id();
    }

    /** The server it came from with its last slash; empty where its fullUrl is no such address. */
    String base() {
        String end = typeAndId();
        return !end.isEmpty() && fullUrl.endsWith("/" + end)
                ? fullUrl.substring(0, fullUrl.length() - end.length())
                : "";
    }
}
