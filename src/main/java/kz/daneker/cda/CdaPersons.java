package kz.daneker.cda;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.referral.Iin;
import kz.daneker.refusal.Refusal;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;

/** II, PN, AD and TEL → Identifier, HumanName, Address and ContactPoint. */
final class CdaPersons {
    private static final String REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    private static final String LATIN = "ABC";
    private static final Map<String, ContactPointSystem> SCHEMES = Map.of(
            "tel", ContactPointSystem.PHONE,
            "mailto", ContactPointSystem.EMAIL,
            "fax", ContactPointSystem.FAX);

    private CdaPersons() {}

    /** A valid IIN is the national identifier, whatever root a system files it under. */
    static Optional<Identifier> identifier(CdaElement id) {
        if (id.isNull()) {
            return Optional.empty();
        }
        String root = id.attribute("root").orElseThrow(id::malformed);
        String system = CodeSystems.of(root).orElseThrow(id::malformed);
        Optional<String> extension = id.attribute("extension");
        if (extension.isEmpty()) {
            return Optional.of(new Identifier().setSystem("urn:ietf:rfc:3986").setValue(system));
        }
        return Optional.of(
                isIin(extension.get())
                        ? new Identifier()
                                .setSystem("urn:daneker:sid:iin")
                                .setType(new CodeableConcept(
                                        new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "NI", null)))
                                .setValue(extension.get())
                        : new Identifier().setSystem(system).setValue(extension.get()));
    }

    private static boolean isIin(String text) {
        try {
            return new Iin(text).value().equals(text);
        } catch (Refusal | IllegalArgumentException another) {
            return false;
        }
    }

    static Optional<HumanName> name(CdaElement written) {
        HumanName name = new HumanName();
        written.child("family").map(CdaElement::text).filter(CdaPersons::says).ifPresent(name::setFamily);
        written.children("given").stream()
                .map(CdaElement::text)
                .filter(CdaPersons::says)
                .forEach(name::addGiven);
        written.children("prefix").stream()
                .map(CdaElement::text)
                .filter(CdaPersons::says)
                .forEach(name::addPrefix);
        written.children("suffix").stream()
                .map(CdaElement::text)
                .filter(CdaPersons::says)
                .forEach(name::addSuffix);
        if (name.isEmpty()) {
            name.setText(written.text());
        }
        if (!name.hasText() && !name.hasFamily() && !name.hasGiven()) {
            return Optional.empty();
        }
        if (written.attribute("use").filter(LATIN::equals).isPresent()) {
            name.addExtension(new Extension(REPRESENTATION, new CodeType(LATIN)));
        }
        return Optional.of(name);
    }

    /** Family name first, as on every form here. */
    static String display(HumanName name) {
        return name.hasText()
                ? name.getText()
                : Stream.concat(
                                Stream.ofNullable(name.getFamily()),
                                name.getGiven().stream().map(given -> given.getValue()))
                        .collect(Collectors.joining(" "));
    }

    static Optional<Address> address(CdaElement written) {
        Address address = new Address();
        written.children("streetAddressLine").stream()
                .map(CdaElement::text)
                .filter(CdaPersons::says)
                .forEach(address::addLine);
        written.child("city").map(CdaElement::text).filter(CdaPersons::says).ifPresent(address::setCity);
        written.child("state").map(CdaElement::text).filter(CdaPersons::says).ifPresent(address::setState);
        written.child("postalCode")
                .map(CdaElement::text)
                .filter(CdaPersons::says)
                .ifPresent(address::setPostalCode);
        written.child("country")
                .map(CdaElement::text)
                .filter(CdaPersons::says)
                .map(country -> country.equals("KAZ") ? "KZ" : country)
                .ifPresent(address::setCountry);
        if (address.isEmpty() && says(written.text())) {
            address.setText(written.text());
        }
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    static Optional<ContactPoint> telecom(CdaElement written) {
        return written.attribute("value")
                .filter(value -> !written.isNull())
                .map(value -> {
                    int colon = value.indexOf(':');
                    ContactPointSystem scheme = colon < 0 ? null : SCHEMES.get(value.substring(0, colon));
                    return scheme == null
                            ? new ContactPoint()
                                    .setSystem(ContactPointSystem.OTHER)
                                    .setValue(value)
                            : new ContactPoint().setSystem(scheme).setValue(value.substring(colon + 1));
                })
                .filter(point -> point.hasValue() && says(point.getValue()));
    }

    static boolean says(String text) {
        return !text.isBlank();
    }
}
