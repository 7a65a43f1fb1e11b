package kz.daneker.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** Makes every reference of a record one to its own entries, or a logical one; who is meant stays readable. */
final class OwnReferences {
    private final FhirReferences references;
    private final FhirPerson person;
    private final Set<FhirEntry> carried;
    private final List<Unmapped> left;

    /**
     * @param carried the entries that stay, with their new ids
     * @param left where to list what pointed to something else
     */
    OwnReferences(FhirReferences references, FhirPerson person, Set<FhirEntry> carried, List<Unmapped> left) {
        this.references = references;
        this.person = person;
        this.carried = carried;
        this.left = left;
    }

    /** @throws Refusal {@code RECORD_MALFORMED} at a name made up for this record that nothing in it has */
    void rewrite(FhirEntry entry) {
        FhirElements.visit(entry.resource(), entry.where(), (element, where) -> {
            if (element instanceof Reference reference) {
                rewrite(entry, reference, where);
            }
        });
    }

    private void rewrite(FhirEntry from, Reference reference, String where) {
        Optional<String> written = FhirReferences.target(reference);
        if (written.isEmpty()) {
            if (person.isNamedBy(reference)) {
                point(reference, person.entry());
            }
            return;
        }
        Optional<FhirEntry> target = references.resolve(from, written.get());
        if (target.isEmpty() && FhirReferences.isOfTheRecordAlone(written.get())) {
            throw new Refusal(RefusalCode.RECORD_MALFORMED, where);
        }
        Optional<FhirEntry> inside =
                target.map(entry -> person.is(entry) ? person.entry() : entry).filter(carried::contains);
        if (inside.isPresent()) {
            point(reference, inside.get());
        } else {
            loosen(reference, target.map(FhirEntry::type).or(() -> FhirReferences.type(written.get())));
            left.add(new Unmapped(where, "points to what is not carried"));
        }
    }

    private void point(Reference reference, FhirEntry target) {
        Resource resource = target.resource();
        if (!reference.hasDisplay() && !(resource instanceof Patient)) {
            name(target).ifPresent(reference::setDisplay);
        }
        reference.setReference("urn:uuid:" + resource.getIdElement().getIdPart());
        reference.setResource(null);
    }

    private static void loosen(Reference reference, Optional<String> type) {
        if (!reference.hasType()) {
            type.ifPresent(reference::setType);
        }
        reference.setReference(null);
        reference.setResource(null);
    }

    /** What people call it; a role by whoever fills it, else by where. */
    private Optional<String> name(FhirEntry entry) {
        Resource resource = entry.resource();
        if (resource instanceof PractitionerRole role) {
            return Stream.of(role.getPractitioner(), role.getOrganization())
                    .flatMap(each -> name(entry, each).stream())
                    .findFirst();
        }
        if (resource instanceof Organization organization) {
            return Optional.ofNullable(organization.getName());
        }
        if (resource instanceof Practitioner practitioner) {
            return practitioner.getName().stream().map(OwnReferences::text).findFirst();
        }
        if (resource instanceof Medication medication) {
            return text(medication.getCode());
        }
        return resource instanceof RelatedPerson related
                ? related.getName().stream().map(OwnReferences::text).findFirst()
                : Optional.empty();
    }

    private Optional<String> name(FhirEntry from, Reference party) {
        if (party.hasDisplay()) {
            return Optional.of(party.getDisplay());
        }
        return FhirReferences.target(party)
                .flatMap(written -> references.resolve(from, written))
                .filter(target -> !(target.resource() instanceof PractitionerRole)) // may be the role itself
                .flatMap(this::name);
    }

    private static Optional<String> text(CodeableConcept concept) {
        return Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().flatMap(coding -> Stream.ofNullable(coding.getDisplay())))
                .findFirst();
    }

    /** Family name first, as on every form here. */
    private static String text(HumanName name) {
        return name.hasText()
                ? name.getText()
                : Stream.concat(Stream.ofNullable(name.getFamily()), Stream.ofNullable(name.getGivenAsSingleString()))
                        .filter(part -> !part.isBlank())
                        .reduce((one, other) -> one + " " + other)
                        .orElse("");
    }
}
