package kz.daneker.hl7v2;

import ca.uhn.fhir.parser.DataFormatException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.mapping.Units;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** HL7 v2 data types → FHIR data types. */
final class V2Types {
    static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    private static final String KAZAKHSTAN = "+05:00";
    private static final Pattern TIME =
            Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(?:(\\d{2})(\\d{2})?(\\d{2})?(?:\\.\\d{1,4})?)?([+-]\\d{4})?");

    static final Map<String, HumanName.NameUse> NAME_USES = Map.of(
            "L", HumanName.NameUse.OFFICIAL,
            "D", HumanName.NameUse.USUAL,
            "M", HumanName.NameUse.MAIDEN,
            "B", HumanName.NameUse.OLD,
            "N", HumanName.NameUse.NICKNAME,
            "S", HumanName.NameUse.ANONYMOUS,
            "MSK", HumanName.NameUse.ANONYMOUS,
            "TEMP", HumanName.NameUse.TEMP);

    private V2Types() {}

    /** DTM, as exact as it is written; without an offset it is Kazakhstan's time. Empty where nothing is written. */
    static Optional<DateTimeType> time(V2Field field) {
        return field.text().isEmpty() ? Optional.empty() : Optional.of(time(field, field.text()));
    }

    private static DateTimeType time(V2Field field, String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw field.malformed();
        }
        String day = Stream.of(parts.group(1), parts.group(2), parts.group(3))
                .filter(part -> part != null)
                .collect(Collectors.joining("-"));
        try {
            if (parts.group(4) == null) {
                return new DateTimeType(day);
            }
            String offset = parts.group(7) == null ? KAZAKHSTAN : parts.group(7).replaceFirst("(\\d{2})$", ":$1");
            return new DateTimeType(
                    day + "T" + parts.group(4) + ":" + orZero(parts.group(5)) + ":" + orZero(parts.group(6)) + offset);
        } catch (IllegalArgumentException | DataFormatException impossible) {
            throw field.malformed();
        }
    }

    private static String orZero(@Nullable String part) {
        return part == null ? "00" : part;
    }

    /** CE, CWE, CNE: the code and its alternate; text alone where there is no code. */
    static Optional<CodeableConcept> concept(V2Field field) {
        CodeableConcept concept = new CodeableConcept();
        coding(field, 1).ifPresent(concept::addCoding);
        coding(field, 4).ifPresent(concept::addCoding);
        Stream.of(field.get(9), field.get(2), field.get(5))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(concept::setText);
        return concept.isEmpty() ? Optional.empty() : Optional.of(concept);
    }

    private static Optional<Coding> coding(V2Field field, int from) {
        if (field.get(from).isEmpty()) {
            return Optional.empty();
        }
        Coding coding = new Coding().setCode(field.get(from));
        if (!field.get(from + 2).isEmpty()) {
            coding.setSystem(CodeSystems.of(field.get(from + 2)));
        }
        if (!field.get(from + 1).isEmpty()) {
            coding.setDisplay(field.get(from + 1));
        }
        return Optional.of(coding);
    }

    /** XPN; the patronymic is the second given name. */
    static Optional<HumanName> name(V2Field field) {
        HumanName name = new HumanName();
        if (!field.get(1).isEmpty()) {
            name.setFamily(field.get(1));
        }
        Stream.of(field.get(2), field.get(3)).filter(text -> !text.isEmpty()).forEach(name::addGiven);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!field.get(5).isEmpty()) {
            name.addPrefix(field.get(5));
        }
        HumanName.NameUse use = NAME_USES.get(field.get(7).toUpperCase(Locale.ROOT));
        if (use != null) {
            name.setUse(use);
        }
        if (field.get(8).equals("A")) {
            name.addExtension(new Extension(REPRESENTATION, new CodeType("ABC")));
        }
        return Optional.of(name);
    }

    /** XCN and the like as a logical reference: who it was, not a record of that person. */
    static Optional<Reference> person(V2Field field) {
        String text = Stream.of(field.get(2), field.get(3), field.get(4))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Reference().setType("Practitioner").setDisplay(text));
    }

    static Optional<Address> address(V2Field field) {
        Address address = new Address();
        Stream.of(field.get(1), field.get(2)).filter(text -> !text.isEmpty()).forEach(address::addLine);
        Optional.of(field.get(3)).filter(text -> !text.isEmpty()).ifPresent(address::setCity);
        Optional.of(field.get(4)).filter(text -> !text.isEmpty()).ifPresent(address::setState);
        Optional.of(field.get(5)).filter(text -> !text.isEmpty()).ifPresent(address::setPostalCode);
        Optional.of(country(field.get(6))).filter(text -> !text.isEmpty()).ifPresent(address::setCountry);
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    private static String country(String code) {
        return code.equalsIgnoreCase("KAZ") ? "KZ" : code;
    }

    /** XTN in its old form (component 1) or in parts. */
    static Optional<ContactPoint> telecom(V2Field field, ContactPoint.ContactPointUse use) {
        String mail = field.get(4);
        String inParts = Stream.of(field.get(5).isEmpty() ? "" : "+" + field.get(5), field.get(6), field.get(7))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String value = Stream.of(mail, inParts, field.get(1))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ContactPoint point = new ContactPoint().setValue(value);
        boolean mobile = field.get(3).equals("CP");
        return Optional.of(point.setSystem(
                        value.equals(mail)
                                ? ContactPoint.ContactPointSystem.EMAIL
                                : ContactPoint.ContactPointSystem.PHONE)
                .setUse(mobile ? ContactPoint.ContactPointUse.MOBILE : use));
    }

    /** CX; the IIN is the national identifier (NI) of KZ-IIN. */
    static Optional<Identifier> identifier(V2Field field) {
        if (field.text().isEmpty()) {
            return Optional.empty();
        }
        String type = field.get(5);
        boolean iin = type.equals("NI") && field.get(4).toUpperCase(Locale.ROOT).contains("IIN");
        Identifier identifier = new Identifier().setValue(field.text());
        if (iin) {
            identifier.setSystem("urn:daneker:sid:iin");
        } else if (field.get(4, 2).matches("[0-2](\\.\\d+)+")) {
            identifier.setSystem("urn:oid:" + field.get(4, 2));
        } else if (!field.get(4).isEmpty()) {
            identifier.setSystem(CodeSystems.of(field.get(4)));
        }
        if (!type.isEmpty()) {
            identifier.setType(TableCodes.IDENTIFIER_TYPE.concept(type));
        }
        return Optional.of(identifier);
    }

    /** A number with its unit (CE), in UCUM where the unit says so. */
    static Quantity quantity(V2Field number, String text, V2Field unit) {
        Quantity quantity = new Quantity();
        try {
            quantity.setValue(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            throw number.malformed();
        }
        List<String> words = List.of(unit.get(2), unit.get(1));
        words.stream().filter(word -> !word.isEmpty()).findFirst().ifPresent(quantity::setUnit);
        if (unit.get(3).equalsIgnoreCase("UCUM")) {
            Units.code(quantity, unit.get(1));
        }
        return quantity;
    }

    static DateTimeType unknownTime() {
        DateTimeType unknown = new DateTimeType();
        unknown.addExtension(DATA_ABSENT, new CodeType("unknown"));
        return unknown;
    }
}
