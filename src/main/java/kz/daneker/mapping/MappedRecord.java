package kz.daneker.mapping;

import java.util.List;
import kz.daneker.fhir.FhirR4;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A health record in FHIR R4.
 *
 * <p>The bundle is of type {@code collection}: exactly one Patient first, then what is said about it. Each entry's
 * fullUrl is {@code urn:uuid:} and its resource's id, and every reference inside equals one of these fullUrls or is a
 * logical one (identifier or display). Resources bring no narrative and no contained resources. Ids are a function of the
 * record, so the same bytes give the same bundle.
 *
 * @param bundle owned by this value: whoever gets it does not change it
 * @param unmapped in the order of the record; empty where everything found its place
 */
public record MappedRecord(Bundle bundle, List<Unmapped> unmapped) {
    public MappedRecord {
        unmapped = List.copyOf(unmapped);
    }

    /** The bundle as compact FHIR JSON. */
    public String json() {
        return FhirR4.context().newJsonParser().encodeResourceToString(bundle);
    }
}
