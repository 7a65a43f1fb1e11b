package kz.daneker.ips;

import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * One section in words.
 *
 * @param code LOINC's, e.g. {@code 48765-2}
 * @param lines never empty
 */
public record PlainSection(String code, String title, List<PlainLine> lines) {
    public PlainSection {
        lines = List.copyOf(lines);
    }

    /** What is there; where nothing is, that there is none or that nothing is known. */
    static PlainSection of(SectionKind kind, List<DomainResource> resources, SummaryWords words) {
        Wording wording = new Wording(words);
        List<PlainLine> lines = resources.stream()
                .filter(resource -> Absent.of(resource).isEmpty())
                .map(resource -> PlainLine.of(resource, wording))
                .toList();
        return new PlainSection(
                kind.code().getCodingFirstRep().getCode(),
                words.say("section." + kind),
                lines.isEmpty() ? List.of(PlainLine.saying(nothing(kind, resources, words))) : lines);
    }

    private static String nothing(SectionKind kind, List<DomainResource> resources, SummaryWords words) {
        return resources.stream()
                .flatMap(resource -> Absent.of(resource).stream())
                .max(Enum::compareTo)
                .flatMap(absent -> absent.say(words, kind))
                .or(() -> Absent.NONE.say(words, kind))
                .orElseGet(() -> words.say("none"));
    }
}
