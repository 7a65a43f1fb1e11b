package kz.daneker.ips;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.jspecify.annotations.Nullable;

/** One line of a section's text: what, its value, when, and what was noted. */
record Row(String what, String value, String when, String note) {
    static Row of(DomainResource resource) {
        return new Row(
                first(resource, "code", "vaccineCode", "medication", "device", "type", "title", "description", "class"),
                values(resource),
                first(
                        resource,
                        "onset",
                        "effective",
                        "occurrence",
                        "performed",
                        "timing",
                        "period",
                        "authoredOn",
                        "date"),
                notes(resource));
    }

    private static String first(DomainResource resource, String... properties) {
        return Stream.of(properties)
                .map(property -> joined(all(resource, property)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String values(DomainResource resource) {
        if (resource instanceof Observation observation) {
            return Stream.concat(
                            Stream.of(text(observation.getValue())),
                            observation.getComponent().stream()
                                    .map(part -> text(part.getCode()) + " " + text(part.getValue())))
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining("; "));
        }
        if (resource instanceof AllergyIntolerance allergy) {
            return joined(allergy.getReaction().stream()
                    .flatMap(reaction -> reaction.getManifestation().stream())
                    .toList());
        }
        return joined(Stream.of("dosage", "dosageInstruction", "conclusion", "doseQuantity")
                .flatMap(property -> all(resource, property).stream())
                .toList());
    }

    private static String notes(DomainResource resource) {
        return joined(Stream.of("note", "verificationStatus", "status")
                .flatMap(property -> all(resource, property).stream())
                .filter(value -> !(value.isPrimitive() && isUsual(value.primitiveValue())))
                .toList());
    }

    /** What goes without saying; that something was not done, or entered by mistake, does not. */
    private static boolean isUsual(@Nullable String status) {
        return List.of("final", "completed", "active", "unknown", "finished").contains(Objects.toString(status, ""));
    }

    private static List<Base> all(DomainResource resource, String property) {
        var named = resource.getNamedProperty(property);
        return named == null ? List.of() : named.getValues();
    }

    private static String joined(Collection<? extends Base> values) {
        return values.stream().map(Row::text).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String text(@Nullable Base value) {
        if (value == null) {
            return "";
        }
        if (value instanceof CodeableConcept concept) {
            return concept.hasText()
                    ? concept.getText()
                    : concept.getCoding().stream().findFirst().map(Row::text).orElse("");
        }
        if (value instanceof Coding coding) {
            return coding.hasDisplay() ? coding.getDisplay() : Objects.toString(coding.getCode(), "");
        }
        if (value instanceof Quantity quantity) {
            return quantity(quantity);
        }
        if (value instanceof Range range) {
            return quantity(range.getLow()) + " – " + quantity(range.getHigh());
        }
        if (value instanceof Ratio ratio) {
            return quantity(ratio.getNumerator()) + " / " + quantity(ratio.getDenominator());
        }
        if (value instanceof Period period) {
            return period.getStartElement().getValueAsString() + " – "
                    + Objects.toString(period.getEndElement().getValueAsString(), "");
        }
        if (value instanceof Annotation annotation) {
            return Objects.toString(annotation.getText(), "");
        }
        if (value instanceof Dosage dosage) {
            return Objects.toString(dosage.getText(), "");
        }
        return value.isPrimitive() ? Objects.toString(value.primitiveValue(), "") : "";
    }

    private static String quantity(Quantity quantity) {
        String comparator = quantity.hasComparator() ? quantity.getComparator().toCode() : "";
        String number = Objects.toString(quantity.getValueElement().getValueAsString(), "");
        return (comparator + number + " " + Objects.toString(quantity.getUnit(), "")).strip();
    }
}
