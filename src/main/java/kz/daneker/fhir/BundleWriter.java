package kz.daneker.fhir;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.daneker.consent.Release;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.referral.HealthResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import tools.jackson.databind.JsonNode;

/**
 * Writes a release as one FHIR R4 message: MessageHeader → Task → ServiceRequest → Patient and what the categories ask
 * for, then the recipient's own permit and the Provenance.
 *
 * <p>Built from the release and the register's word on the recipient, nothing else; two equal releases give equal bytes.
 * Where a category has no typed place for a field, an Observation of that category carries it by its name, so nothing
 * released is lost; {@link CategoryMappers} says which categories stay out of FHIR. Thread-safe.
 *
 * @see <a href="https://hl7.org/fhir/R4/messaging.html">FHIR R4 messaging</a>
 */
public final class BundleWriter {
    private final CategoryLabels labels;

    /** Labels each resource by the matrix's level and labels of the category it was made from. */
    public BundleWriter(SharingMatrix matrix) {
        this.labels = new CategoryLabels(matrix);
    }

    /** The message Bundle as compact JSON. */
    public String write(Release release, Parties parties) {
        return FhirR4.context().newJsonParser().encodeResourceToString(bundle(release, parties));
    }

    private Bundle bundle(Release release, Parties parties) {
        MessageDraft draft = new MessageDraft(release, labels, parties.isClinic());
        Organization author = Organizations.of(release.sender(), release.terms().language());
        Reference sender = draft.add(author);
        Reference recipient = draft.add(Organizations.of(
                release.recipient(), parties.recipientName(), release.terms().language()));
        Requests requests = new Requests(draft, sender, recipient);
        requests.begin();
        writeCategories(release, draft);
        draft.addSummary(author);
        requests.finish();
        List<Reference> targets = draft.content();
        Permission.write(draft, recipient);
        Origin.write(draft, targets, sender);

        Bundle bundle = draft.assemble(requests.header(), parties.handling());
        bundle.setType(Bundle.BundleType.MESSAGE)
                .setIdentifier(Requests.uuid(release.deliveryId()))
                .setTimestampElement(Times.instant(release.terms().createdAt()))
                .setId(release.deliveryId().toString());
        return bundle;
    }

    private static void writeCategories(Release release, MessageDraft draft) {
        CategoryMappers.inOrder().forEach((category, mapper) -> {
            if (release.data().containsKey(category)) {
                JsonNode section = Objects.requireNonNull(release.data().get(category));
                Fields fields = new Fields(section);
                SignedResources.read(category, section).forEach(resource -> {
                    String id = resource.getIdElement().getIdPart();
                    draft.addSigned(resource, release.resources().getOrDefault(id, Set.of(category)));
                });
                if (HealthResources.CATEGORIES.contains(category)) {
                    fields.list(HealthResources.FIELD);
                }
                mapper.map(category, fields, draft);
                Facts.write(category, fields, draft);
            }
        });
    }
}
