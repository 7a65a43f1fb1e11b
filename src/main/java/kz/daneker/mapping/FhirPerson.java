package kz.daneker.mapping;

import java.util.List;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** The one person a FHIR record is about, however often it says so. */
final class FhirPerson {
    private final FhirEntry first;
    private final List<FhirEntry> all;

    private FhirPerson(List<FhirEntry> all) {
        this.first = all.get(0);
        this.all = all;
    }

    /**
     * Finds the person.
     *
     * @throws Refusal {@code RECORD_MALFORMED} where nobody is named, or somebody who shares neither fullUrl nor identifier
     *     with the first
     */
    static FhirPerson of(List<FhirEntry> entries, String root) {
        List<FhirEntry> all = entries.stream()
                .filter(entry -> entry.resource() instanceof Patient)
                .toList();
        if (all.isEmpty()) {
            throw new Refusal(RefusalCode.RECORD_MALFORMED, root);
        }
        FhirPerson person = new FhirPerson(all);
        all.stream().filter(entry -> !person.isAlso(entry)).findFirst().ifPresent(another -> {
            throw new Refusal(RefusalCode.RECORD_MALFORMED, another.where());
        });
        return person;
    }

    Patient patient() {
        return (Patient) first.resource();
    }

    FhirEntry entry() {
        return first;
    }

    /** Whether this entry says the person, first or again. */
    boolean is(FhirEntry entry) {
        return all.contains(entry);
    }

    /** Whether a logical reference names the person by an identifier of theirs. */
    boolean isNamedBy(Reference reference) {
        return reference.hasIdentifier()
                && patient().getIdentifier().stream().anyMatch(own -> isSame(own, reference.getIdentifier()));
    }

    private boolean isAlso(FhirEntry other) {
        if (other.equals(first)
                || (!other.fullUrl().isEmpty() && other.fullUrl().equals(first.fullUrl()))) {
            return true;
        }
        return ((Patient) other.resource())
                .getIdentifier().stream()
                        .anyMatch(theirs -> patient().getIdentifier().stream().anyMatch(own -> isSame(own, theirs)));
    }

    private static boolean isSame(Identifier one, Identifier other) {
        return one.hasSystem()
                && one.hasValue()
                && one.getSystem().equals(other.getSystem())
                && one.getValue().equals(other.getValue());
    }
}
