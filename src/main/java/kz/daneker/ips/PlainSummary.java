package kz.daneker.ips;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.agency.Language;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/**
 * A health record as people read it: the sections of a summary in their order, problems, allergies and medicines always.
 * Whether a section is empty because nothing is known or because nothing was released cannot be told from it.
 *
 * @param person name and birth date, as far as they are there
 */
public record PlainSummary(String title, String person, List<PlainSection> sections) {
    public PlainSummary {
        sections = List.copyOf(sections);
    }

    /** Reads what a record says of one person. */
    public static PlainSummary of(Patient patient, List<DomainResource> clinical, Language language) {
        SummaryWords words = SummaryWords.in(language);
        Map<SectionKind, List<DomainResource>> sections = new EnumMap<>(SectionKind.class);
        Dependants dependants = new Dependants(clinical);
        Stream.of(SectionKind.values())
                .filter(SectionKind::isRequired)
                .forEach(kind -> sections.put(kind, new ArrayList<>()));
        clinical.forEach(resource -> SectionKind.of(resource)
                .or(() -> dependants.unreached(resource))
                .ifPresent(kind -> sections.computeIfAbsent(kind, none -> new ArrayList<>())
                        .add(resource)));
        List<PlainSection> plain = new ArrayList<>();
        sections.forEach((kind, resources) -> plain.add(PlainSection.of(kind, resources, words)));
        return new PlainSummary(words.say("title"), words.say("person") + ": " + person(patient, words), plain);
    }

    /** One list element is one line; what stands below another begins with blanks. */
    public List<String> lines() {
        Stream<String> body = sections.stream()
                .flatMap(section -> Stream.concat(
                        Stream.of(section.title()), section.lines().stream().map(line -> "  " + line.text())));
        return Stream.concat(Stream.of(title, person), body).toList();
    }

    private static String person(Patient patient, SummaryWords words) {
        Optional<String> name = patient.getName().stream()
                .filter(each -> each.hasText() || each.hasFamily() || each.hasGiven())
                .map(PlainSummary::name)
                .findFirst();
        String born = LocalTimes.text(patient.getBirthDateElement());
        return Stream.of(name.orElse(words.say("person.unnamed")), born)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String name(HumanName name) {
        return name.hasFamily() || name.hasGiven()
                ? Stream.of(name.hasFamily() ? name.getFamily() : "", name.getGivenAsSingleString())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "))
                : name.getText();
    }
}
