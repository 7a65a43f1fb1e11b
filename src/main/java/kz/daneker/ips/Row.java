package kz.daneker.ips;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;

/** One line of a section's text: what, its value, when, and what was noted. */
record Row(String what, String value, String when, String note) {
    private static final List<String> ABOUT =
            List.of("code", "vaccineCode", "medication", "device", "type", "title", "description", "class");
    private static final List<String> TIMES =
            List.of("effective", "occurrence", "performed", "timing", "period", "authoredOn", "date");
    private static final List<String> STATES = List.of("criticality", "clinicalStatus", "verificationStatus", "status");

    static Row of(DomainResource resource, Wording wording) {
        return new Row(
                first(resource, ABOUT, wording),
                values(resource, wording),
                when(resource, wording),
                notes(resource, wording));
    }

    private static String first(DomainResource resource, List<String> properties, Wording wording) {
        return properties.stream()
                .map(property -> joined(all(resource, property), wording))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What began and may have ended, or when it was. */
    private static String when(DomainResource resource, Wording wording) {
        String span =
                wording.between(joined(all(resource, "onset"), wording), joined(all(resource, "abatement"), wording));
        return span.isEmpty() ? first(resource, TIMES, wording) : span;
    }

    private static String values(DomainResource resource, Wording wording) {
        if (resource instanceof Observation observation) {
            return Stream.concat(
                            Stream.of(wording.text(observation.getValue())),
                            observation.getComponent().stream()
                                    .map(part -> wording.text(part.getCode()) + " " + wording.text(part.getValue())))
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining("; "));
        }
        if (resource instanceof AllergyIntolerance allergy) {
            return allergy.getReaction().stream()
                    .map(reaction -> reaction(reaction, wording))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; "));
        }
        return joined(
                Stream.of("dosage", "dosageInstruction", "conclusion", "doseQuantity")
                        .flatMap(property -> all(resource, property).stream())
                        .toList(),
                wording);
    }

    private static String reaction(AllergyIntoleranceReactionComponent reaction, Wording wording) {
        String signs = joined(reaction.getManifestation(), wording);
        String severity = wording.state(reaction.getSeverityElement());
        return severity.isEmpty() ? signs : signs + " (" + severity + ")";
    }

    private static String notes(DomainResource resource, Wording wording) {
        Stream<String> said = all(resource, "note").stream().map(wording::text);
        Stream<String> states = STATES.stream()
                .flatMap(property -> all(resource, property).stream())
                .map(wording::state);
        return Stream.concat(said, states)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static List<Base> all(DomainResource resource, String property) {
        var named = resource.getNamedProperty(property);
        return named == null ? List.of() : named.getValues();
    }

    private static String joined(Collection<? extends Base> values, Wording wording) {
        return values.stream()
                .map(wording::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
