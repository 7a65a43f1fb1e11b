package kz.daneker.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.daneker.referral.HealthResources;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A health record that is FHIR R4 already → the form every mapped record has: one person first, ids of our own, references
 * that stay inside or become logical, no narrative, nothing contained (docs/mapping-fhir.md).
 */
public final class FhirReader {
    /** Who is there beside the person and what is asked: type → the element that names the person, empty where none. */
    static final Map<String, String> PARTIES = Map.of(
            "Organization", "",
            "Practitioner", "",
            "PractitionerRole", "",
            "RelatedPerson", "patient",
            "ServiceRequest", "subject",
            "Task", "for");

    private final Resource root;
    private final List<FhirEntry> entries;
    private final List<Unmapped> left;
    private final FhirReferences references;
    private final FhirPerson person;
    private final RecordBuilder record;
    private final Set<FhirEntry> carried = new HashSet<>();

    private FhirReader(byte[] bytes) {
        this.root = FhirText.parse(bytes);
        FhirEntry.All all = FhirEntry.of(root);
        this.entries = all.entries();
        this.left = new ArrayList<>(all.left());
        this.references = new FhirReferences(entries);
        this.person = FhirPerson.of(entries, root.fhirType());
        this.record = new RecordBuilder(bytes, person.patient());
    }

    /**
     * Maps one record.
     *
     * @param bytes JSON or XML, at most 1 MiB: a Bundle of type collection, document, message, transaction or searchset, or
     *     a single resource
     * @throws Refusal {@code RECORD_UNSUPPORTED} for another version of FHIR, another type of Bundle, or what changes the
     *     meaning of the rest; {@code RECORD_MALFORMED} for what is no FHIR, lacks what FHIR demands, is about nobody or
     *     about several, or points to what is not there; of the text itself {@code TOO_LARGE}, {@code ENCODING}, {@code JSON_MALFORMED},
     *     {@code JSON_DUPLICATE_KEY}, {@code JSON_TOO_DEEP}, {@code XML_DTD_FORBIDDEN}
     */
    public static MappedRecord map(byte[] bytes) {
        return new FhirReader(bytes).map();
    }

    private MappedRecord map() {
        Map<FhirEntry, String> reasons = new HashMap<>();
        for (FhirEntry entry : entries) {
            whyNot(entry).ifPresentOrElse(why -> reasons.put(entry, why), () -> carry(entry));
        }
        CarriedParts parts = new CarriedParts(left);
        OwnReferences own = new OwnReferences(references, person, carried, left);
        for (FhirEntry entry : entries) {
            if (carried.contains(entry)) {
                parts.keep(entry.resource(), entry.where());
                own.rewrite(entry);
                FhirDemands.require(entry.resource(), entry.where());
            } else if (!(entry.resource() instanceof Bundle)) {
                left.add(new Unmapped(entry.where(), reasons.getOrDefault(entry, "")));
            }
        }
        record.leave(left);
        MappedRecord mapped = record.build();
        if (root instanceof Bundle bundle) {
            FhirDemands.require(bundle.getTimestampElement(), "Bundle.timestamp");
            mapped.bundle().setIdentifier(bundle.getIdentifier()).setTimestampElement(bundle.getTimestampElement());
        }
        return mapped;
    }

    private void carry(FhirEntry entry) {
        carried.add(entry);
        if (!entry.equals(person.entry())) {
            record.add(entry.resource());
        }
    }

    private Optional<String> whyNot(FhirEntry entry) {
        if (person.is(entry)) {
            return entry.equals(person.entry()) ? Optional.empty() : Optional.of("the same person again");
        }
        if (references.isRepeated(entry)) {
            return Optional.of("the same again");
        }
        String type = entry.type();
        String element = HealthResources.TYPES.getOrDefault(type, PARTIES.get(type));
        if (element == null) {
            return Optional.of("no mapping");
        }
        return element.isEmpty() || isAboutThePerson(entry, element)
                ? Optional.empty()
                : Optional.of("not about the person");
    }

    /** Nobody's or somebody else's data never becomes this person's; whose it is must at least be there. */
    private boolean isAboutThePerson(FhirEntry entry, String element) {
        List<Base> about = entry.resource().getNamedProperty(element).getValues();
        if (about.isEmpty() || !(about.get(0) instanceof Reference reference)) {
            return false;
        }
        Optional<String> target = FhirReferences.target(reference);
        if (target.isEmpty()) {
            return person.isNamedBy(reference);
        }
        FhirEntry whose = references
                .resolve(entry, target.get())
                .orElseThrow(() -> new Refusal(RefusalCode.RECORD_MALFORMED, entry.where() + "." + element));
        return person.is(whose);
    }
}
