package kz.daneker.hl7v2;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of code systems in HL7 v2 (table 0396) → in FHIR. HL7's own tables go by their OID: sites add codes to them, which
 * the closed tables of FHIR's terminology would not take.
 *
 * @see <a href="https://hl7.org/fhir/uv/v2mappings/">v2-to-FHIR</a>
 */
final class CodeSystems {
    private static final Pattern HL7_TABLE = Pattern.compile("HL7(\\d{4})|HL7(\\d{5})");
    static final Map<String, String> NAMES = Map.ofEntries(
            entry("LN", "http://loinc.org"),
            entry("SCT", "http://snomed.info/sct"),
            entry("SNM", "http://snomed.info/sct"),
            entry("I10", "http://hl7.org/fhir/sid/icd-10"),
            entry("ICD10", "http://hl7.org/fhir/sid/icd-10"),
            entry("I10C", "http://hl7.org/fhir/sid/icd-10-cm"),
            entry("I9", "http://hl7.org/fhir/sid/icd-9-cm"),
            entry("I9C", "http://hl7.org/fhir/sid/icd-9-cm"),
            entry("CVX", "http://hl7.org/fhir/sid/cvx"),
            entry("MVX", "http://hl7.org/fhir/sid/mvx"),
            entry("ATC", "http://www.whocc.no/atc"),
            entry("WC", "http://www.whocc.no/atc"),
            entry("RXNORM", "http://www.nlm.nih.gov/research/umls/rxnorm"),
            entry("NDC", "http://hl7.org/fhir/sid/ndc"),
            entry("UCUM", "http://unitsofmeasure.org"),
            entry("ISO639", "urn:ietf:bcp:47"),
            entry("NIP001", "urn:oid:2.16.840.1.114222.4.5.274"));

    private CodeSystems() {}

    /** E.g. {@code I10} → {@code http://hl7.org/fhir/sid/icd-10}; a local name becomes {@code urn:id:} and the name. */
    static String of(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        String known = NAMES.get(upper);
        if (known != null) {
            return known;
        }
        Matcher table = HL7_TABLE.matcher(upper);
        if (table.matches()) {
            String number = table.group(1) == null ? table.group(2).substring(1) : table.group(1);
            return "urn:oid:2.16.840.1.113883.12." + Integer.parseInt(number);
        }
        return "urn:id:" + upper.replaceAll("[^A-Z0-9.-]", "-");
    }
}
