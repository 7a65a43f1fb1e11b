package kz.daneker.ips;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;

/** FHIR elements as people of one language write them: numbers with units, dates day first, words for states. */
final class Wording {
    /** What goes without saying; that something was not done, or entered by mistake, does not. */
    private static final Set<String> USUAL = Set.of(
            "active", "available", "completed", "confirmed", "final", "finished", "low", "unable-to-assess", "unknown");

    private final SummaryWords words;

    Wording(SummaryWords words) {
        this.words = words;
    }

    /** Empty for what has no words. */
    String text(@Nullable Base value) {
        if (value instanceof CodeableConcept concept) {
            return concept.hasText()
                    ? concept.getText()
                    : concept.getCoding().stream().findFirst().map(this::text).orElse("");
        }
        if (value instanceof Coding coding) {
            String code = Objects.toString(coding.getCode(), "");
            return coding.hasDisplay()
                    ? coding.getDisplay()
                    : words.find("visit." + code).orElse(code);
        }
        if (value instanceof Reference reference) {
            return Objects.toString(reference.getDisplay(), "");
        }
        if (value instanceof Quantity quantity) {
            return quantity(quantity);
        }
        if (value instanceof Range range) {
            return between(quantity(range.getLow()), quantity(range.getHigh()));
        }
        if (value instanceof Ratio ratio) {
            return quantity(ratio.getNumerator()) + " / " + quantity(ratio.getDenominator());
        }
        if (value instanceof Period period) {
            return between(text(period.getStartElement()), text(period.getEndElement()));
        }
        if (value instanceof Annotation annotation) {
            return Objects.toString(annotation.getText(), "");
        }
        if (value instanceof Dosage dosage) {
            return dosage(dosage);
        }
        return primitive(value);
    }

    private String primitive(@Nullable Base value) {
        if (value instanceof BaseDateTimeType time) {
            return LocalTimes.text(time);
        }
        if (value instanceof BooleanType truth && truth.hasValue()) {
            return words.say("value." + truth.getValueAsString());
        }
        return value != null && value.isPrimitive() ? Objects.toString(value.primitiveValue(), "") : "";
    }

    /** A code, alone or in a concept, in words; empty for what goes without saying. */
    String state(Base value) {
        String code = value instanceof CodeableConcept concept
                ? Objects.toString(concept.getCodingFirstRep().getCode(), "")
                : Objects.toString(value.primitiveValue(), "");
        return code.isEmpty() || USUAL.contains(code)
                ? ""
                : words.find("state." + code).orElse(code);
    }

    /** From a time on, until one, or both; empty where neither is known. */
    String between(String from, String to) {
        if (from.isEmpty()) {
            return to.isEmpty() ? "" : words.say("until") + " " + to;
        }
        return to.isEmpty() ? words.say("since") + " " + from : from + " – " + to;
    }

    /** What the doctor wrote, else the parts of it. */
    private String dosage(Dosage dosage) {
        if (dosage.hasText()) {
            return dosage.getText();
        }
        return Stream.of(
                        dosage.getDoseAndRate().stream()
                                .map(part -> text(part.getDose()))
                                .collect(Collectors.joining(" ")),
                        frequency(dosage.getTiming().getRepeat()),
                        text(dosage.getRoute()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    /** E.g. {@code 2 × 1 day}: so often in so long. */
    private String frequency(TimingRepeatComponent repeat) {
        if (!repeat.hasPeriod() || !repeat.hasPeriodUnit()) {
            return "";
        }
        String often = repeat.hasFrequency() ? Integer.toString(repeat.getFrequency()) : "1";
        return often + " × " + repeat.getPeriod().stripTrailingZeros().toPlainString() + " "
                + words.say("unit." + repeat.getPeriodUnit().toCode());
    }

    private static String quantity(Quantity quantity) {
        String comparator = quantity.hasComparator() ? quantity.getComparator().toCode() : "";
        String number = Objects.toString(quantity.getValueElement().getValueAsString(), "");
        return (comparator + number + " " + Objects.toString(quantity.getUnit(), "")).strip();
    }
}
