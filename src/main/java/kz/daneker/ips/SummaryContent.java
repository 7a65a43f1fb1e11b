package kz.daneker.ips;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.Language;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;

/**
 * All a summary is made of.
 *
 * @param id of the document; the ids of what is added to it follow from it
 * @param at when the record was made, with its offset
 * @param language of titles and narrative
 * @param patient with its id; name and birth date may be missing, because they were not released
 * @param author with its id: whose record it is, and who keeps it
 * @param clinical with their ids, pointing to the patient and each other by {@code urn:uuid:}; nothing of them is changed
 *     but {@code meta}
 * @param labels high-water mark of all of it, v3-Confidentiality and v3-ActCode
 */
public record SummaryContent(
        UUID id,
        OffsetDateTime at,
        Language language,
        Patient patient,
        Organization author,
        List<DomainResource> clinical,
        List<Coding> labels) {
    public SummaryContent {
        clinical = List.copyOf(clinical);
        labels = List.copyOf(labels);
    }
}
