package kz.daneker.cda;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/** Who wrote an entry down, and when: its own author, as a logical reference. */
final class CdaAuthors {
    private final Optional<CdaElement> author;

    /** @param parts where an author may stand, the nearest first */
    CdaAuthors(Stream<CdaElement> parts) {
        this.author = parts.flatMap(part -> part.child("author").stream()).findFirst();
    }

    Optional<Reference> who() {
        return author.flatMap(each -> each.child("assignedAuthor")).flatMap(CdaAuthors::party);
    }

    Optional<DateTimeType> when() {
        return author.flatMap(each -> each.child("time")).flatMap(CdaTimes::time);
    }

    /** The person; where none is named, the organisation. */
    static Optional<Reference> party(CdaElement assigned) {
        return assigned.child("assignedPerson", "name")
                .flatMap(CdaPersons::name)
                .map(name -> new Reference().setType("Practitioner").setDisplay(CdaPersons.display(name)))
                .or(() -> assigned.child("representedOrganization", "name")
                        .map(CdaElement::text)
                        .filter(CdaPersons::says)
                        .map(name -> new Reference().setType("Organization").setDisplay(name)));
    }
}
