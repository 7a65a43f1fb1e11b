package kz.daneker.ips;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/** Which resources others point to: a specimen needs no section, unless nobody points to it. */
final class Dependants {
    private final Set<String> pointedTo = new HashSet<>();

    Dependants(Collection<DomainResource> resources) {
        resources.forEach(this::collect);
    }

    Optional<SectionKind> unreached(DomainResource resource) {
        String url = "urn:uuid:" + resource.getIdElement().getIdPart();
        return pointedTo.contains(url) ? Optional.empty() : Optional.of(SectionKind.STORY);
    }

    private void collect(Base element) {
        if (element instanceof Reference reference && reference.hasReference()) {
            pointedTo.add(reference.getReference());
        }
        for (Property property : element.children()) {
            property.getValues().forEach(this::collect);
        }
    }
}
