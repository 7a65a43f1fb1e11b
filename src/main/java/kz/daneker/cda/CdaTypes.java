package kz.daneker.cda;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.daneker.mapping.Units;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** HL7 v3 data types of a value or a code → FHIR data types. */
final class CdaTypes {
    /** No exponents: a number of a few characters would be written with millions of digits. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    private CdaTypes() {}

    /** CD, CE: the code, its translations, and what was originally written. */
    static Optional<CodeableConcept> concept(CdaElement element) {
        CodeableConcept concept = new CodeableConcept();
        coding(element).ifPresent(concept::addCoding);
        element.children("translation").forEach(other -> coding(other).ifPresent(concept::addCoding));
        element.child("originalText").flatMap(CdaTypes::written).ifPresent(concept::setText);
        if (!concept.hasText()) {
            element.attribute("displayName").ifPresent(concept::setText);
        }
        return concept.isEmpty() ? Optional.empty() : Optional.of(concept);
    }

    /** The text itself, or the place of the narrative it points at. */
    static Optional<String> written(CdaElement text) {
        Optional<String> pointedAt = text.child("reference")
                .flatMap(reference -> reference.attribute("value"))
                .flatMap(text::textOf);
        return pointedAt.or(() -> Optional.of(text.text())).filter(words -> !words.isEmpty());
    }

    private static Optional<Coding> coding(CdaElement element) {
        if (element.isNull() || element.attribute("code").isEmpty()) {
            return Optional.empty();
        }
        String code = element.attribute("code").get();
        Coding coding = new Coding().setCode(code);
        element.attribute("codeSystem")
                .map(root -> CodeSystems.of(root, code).orElseThrow(element::malformed))
                .ifPresent(coding::setSystem);
        element.attribute("displayName").ifPresent(coding::setDisplay);
        return Optional.of(coding);
    }

    /** PQ, and INT or REAL without a unit. */
    static Optional<Quantity> quantity(CdaElement element) {
        return element.isNull() ? Optional.empty() : element.attribute("value").map(text -> quantity(element, text));
    }

    private static Quantity quantity(CdaElement element, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw element.malformed();
        }
        Quantity quantity = new Quantity().setValue(new BigDecimal(text));
        element.attribute("unit").ifPresent(unit -> Units.code(quantity.setUnit(unit), unit));
        return quantity;
    }

    /** One number, or a range of them. */
    static Optional<Type> amount(CdaElement element) {
        return quantity(element).map(Type.class::cast).or(() -> range(element).map(Type.class::cast));
    }

    /** IVL_PQ with both, or one of its ends. */
    static Optional<Range> range(CdaElement element) {
        Range range = new Range();
        element.child("low").flatMap(CdaTypes::quantity).ifPresent(range::setLow);
        element.child("high").flatMap(CdaTypes::quantity).ifPresent(range::setHigh);
        if (range.hasLow()
                && range.hasHigh()
                && range.getLow().getValue().compareTo(range.getHigh().getValue()) > 0) {
            throw element.malformed();
        }
        return range.isEmpty() ? Optional.empty() : Optional.of(range);
    }

    /** What an observation found; empty where it found nothing or something of a type that has no place. */
    static Optional<? extends Type> value(CdaElement value) {
        return switch (value.type()) {
            case "PQ", "INT", "REAL" -> quantity(value);
            case "CD", "CE", "CO", "CV" -> concept(value);
            case "ST", "ED" -> written(value).map(StringType::new);
            case "IVL_PQ" -> range(value);
            case "TS" -> CdaTimes.time(value);
            case "IVL_TS" -> CdaTimes.when(value);
            case "BL" -> value.attribute("value").map("true"::equals).map(BooleanType::new);
            default -> {
                value.unread();
                yield Optional.empty();
            }
        };
    }
}
