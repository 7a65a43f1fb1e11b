package kz.daneker.fhirapi;

import ca.uhn.fhir.util.FhirTerser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.daneker.fhir.FhirR4;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * What a resource of a message points to, once it is read on its own: {@code urn:uuid:} leads nowhere outside the message,
 * so it becomes an address below {@code /fhir}, an organisation's name, or the message it stands in.
 */
final class Addresses {
    private final Map<String, Resource> entries = new LinkedHashMap<>();
    private final UUID id;

    Addresses(Bundle message, UUID id) {
        message.getEntry().forEach(entry -> entries.put(entry.getFullUrl(), entry.getResource()));
        this.id = id;
    }

    void rewrite(Resource resource) {
        FhirTerser terser = FhirR4.context().newTerser();
        terser.getAllPopulatedChildElementsOfType(resource, Reference.class).forEach(this::rewrite);
        if (resource instanceof ServiceRequest request) {
            withoutRepetition(request.getSupportingInfo());
        }
    }

    private void rewrite(Reference reference) {
        Resource target = entries.get(reference.getReference());
        if (target == null) {
            return;
        }
        if (target instanceof Organization organization) {
            reference.setReference(null).setDisplay(organization.getName());
            reference.setIdentifier(organization.getIdentifierFirstRep());
        } else {
            reference.setReference(address(target));
        }
        reference.setResource(null);
    }

    private String address(Resource target) {
        if (target instanceof Patient || target instanceof Task || target instanceof ServiceRequest) {
            return target.getResourceType() + "/" + id;
        }
        return target instanceof Bundle ? "DocumentReference/" + id : "Bundle/" + id;
    }

    /** Everything that has no address of its own stands in the message: once is enough to say so. */
    private static void withoutRepetition(List<Reference> references) {
        Map<String, Reference> once = new LinkedHashMap<>();
        references.forEach(reference -> once.putIfAbsent(reference.getReference(), reference));
        references.clear();
        references.addAll(once.values());
    }
}
