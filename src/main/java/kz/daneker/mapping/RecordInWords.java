package kz.daneker.mapping;

import java.util.List;
import kz.daneker.agency.Language;
import kz.daneker.ips.PlainSummary;
import kz.daneker.referral.HealthResources;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;

/** A mapped record as a summary people read. */
public final class RecordInWords {
    private RecordInWords() {}

    /** What the record says of the health of its person. */
    public static PlainSummary of(MappedRecord record, Language language) {
        List<DomainResource> entries = record.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .map(DomainResource.class::cast)
                .filter(resource ->
                        resource instanceof Patient || HealthResources.TYPES.containsKey(resource.fhirType()))
                .toList();
        return PlainSummary.of((Patient) entries.get(0), entries.subList(1, entries.size()), language);
    }
}
