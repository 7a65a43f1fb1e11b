package kz.daneker.cda;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.codesystems.V3ActCode;
import org.hl7.fhir.r4.model.codesystems.V3AdministrativeGender;
import org.hl7.fhir.r4.model.codesystems.V3Confidentiality;
import org.hl7.fhir.r4.model.codesystems.V3ObservationInterpretation;
import org.hl7.fhir.r4.model.codesystems.V3RoleClass;
import org.hl7.fhir.r4.model.codesystems.V3RoleCode;
import org.hl7.fhir.r4.model.codesystems.V3RouteOfAdministration;

/** Object identifiers of code systems and namespaces → FHIR systems. */
final class CodeSystems {
    static final String UCUM = "http://unitsofmeasure.org";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** As HL7's own registry of code systems lists them. */
    static final Map<String, String> KNOWN = Map.ofEntries(
            entry("2.16.840.1.113883.6.1", "http://loinc.org"),
            entry("2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10"),
            entry("2.16.840.1.113883.6.8", UCUM),
            entry("2.16.840.1.113883.6.73", "http://www.whocc.no/atc"),
            entry("2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm"),
            entry("2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm"),
            entry("2.16.840.1.113883.6.96", "http://snomed.info/sct"),
            entry("2.16.840.1.113883.12.292", "http://hl7.org/fhir/sid/cvx"),
            entry("2.16.840.1.113883.5.1", TERMINOLOGY + "v3-AdministrativeGender"),
            entry("2.16.840.1.113883.5.4", TERMINOLOGY + "v3-ActCode"),
            entry("2.16.840.1.113883.5.25", TERMINOLOGY + "v3-Confidentiality"),
            entry("2.16.840.1.113883.5.83", TERMINOLOGY + "v3-ObservationInterpretation"),
            entry("2.16.840.1.113883.5.110", TERMINOLOGY + "v3-RoleClass"),
            entry("2.16.840.1.113883.5.111", TERMINOLOGY + "v3-RoleCode"),
            entry("2.16.840.1.113883.5.112", TERMINOLOGY + "v3-RouteOfAdministration"),
            entry("1.0.639.1", "urn:ietf:bcp:47"));

    /** HL7's own systems, which are complete: a code of a site's own must not pretend to be one of theirs. */
    private static final Map<String, Consumer<String>> COMPLETE = Map.of(
            TERMINOLOGY + "v3-ActCode", V3ActCode::fromCode,
            TERMINOLOGY + "v3-AdministrativeGender", V3AdministrativeGender::fromCode,
            TERMINOLOGY + "v3-Confidentiality", V3Confidentiality::fromCode,
            TERMINOLOGY + "v3-ObservationInterpretation", V3ObservationInterpretation::fromCode,
            TERMINOLOGY + "v3-RoleClass", V3RoleClass::fromCode,
            TERMINOLOGY + "v3-RoleCode", V3RoleCode::fromCode,
            TERMINOLOGY + "v3-RouteOfAdministration", V3RouteOfAdministration::fromCode);

    private CodeSystems() {}

    /** The system of a code; where HL7's own does not have it, the object identifier it was filed under. */
    static Optional<String> of(String root, String code) {
        return of(root).map(system -> has(system, code) ? system : "urn:oid:" + root);
    }

    private static boolean has(String system, String code) {
        try {
            COMPLETE.getOrDefault(system, any -> {}).accept(code);
            return true;
        } catch (FHIRException unknown) {
            return false;
        }
    }

    /** E.g. {@code 2.16.840.1.113883.6.1} → {@code http://loinc.org}; one nobody knows becomes a URN; empty for no OID. */
    static Optional<String> of(String root) {
        String known = KNOWN.get(root);
        if (known != null) {
            return Optional.of(known);
        }
        if (OID.matcher(root).matches()) {
            return Optional.of("urn:oid:" + root);
        }
        String lower = root.toLowerCase(Locale.ROOT);
        return UUID.matcher(lower).matches() ? Optional.of("urn:uuid:" + lower) : Optional.empty();
    }
}
