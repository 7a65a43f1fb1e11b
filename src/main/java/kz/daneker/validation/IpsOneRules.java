package kz.daneker.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.daneker.fhir.FhirR4;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;

/**
 * Where IPS 1.1.0 asks for more than 2.0.0: no {@code emptyReason}, an entry in each required section, a clinical status
 * of every problem. Its package is published neither on npm nor on Maven Central, so these rules stand in for it (ADR 0023).
 *
 * @see <a href="https://hl7.org/fhir/uv/ips/STU1.1/">IPS 1.1.0</a>
 */
final class IpsOneRules {
    private static final Set<String> REQUIRED = Set.of("11450-4", "48765-2", "10160-0");

    private IpsOneRules() {}

    static List<Finding> check(String resource) {
        List<Finding> findings = new ArrayList<>();
        if (parse(resource) instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                BundleEntryComponent entry = bundle.getEntry().get(i);
                check(entry.getResource(), "Bundle.entry[" + i + "].resource", findings);
            }
        }
        return findings;
    }

    private static void check(Resource resource, String at, List<Finding> findings) {
        if (resource instanceof Composition composition) {
            for (int i = 0; i < composition.getSection().size(); i++) {
                check(composition.getSection().get(i), at + ".section[" + i + "]", findings);
            }
        } else if (resource instanceof Condition condition && isIps(condition) && !condition.hasClinicalStatus()) {
            findings.add(error(at + ".clinicalStatus", "minimum required = 1 in IPS 1.1.0"));
        }
    }

    private static void check(SectionComponent section, String at, List<Finding> findings) {
        if (section.hasEmptyReason()) {
            findings.add(error(at + ".emptyReason", "not allowed in IPS 1.1.0"));
        }
        if (isRequired(section.getCode()) && !section.hasEntry()) {
            findings.add(error(at + ".entry", "minimum required = 1 in IPS 1.1.0"));
        }
    }

    private static boolean isRequired(CodeableConcept code) {
        return code.getCoding().stream().anyMatch(coding -> REQUIRED.contains(coding.getCode()));
    }

    private static boolean isIps(Condition condition) {
        return condition.getMeta().getProfile().stream()
                .anyMatch(profile -> String.valueOf(profile.getValue()).contains("/uv/ips/"));
    }

    private static IBaseResource parse(String resource) {
        FhirContext context = FhirR4.context();
        IParser parser = resource.stripLeading().startsWith("<") ? context.newXmlParser() : context.newJsonParser();
        return parser.parseResource(resource);
    }

    private static Finding error(String where, String text) {
        return new Finding(Finding.Severity.ERROR, where, text);
    }
}
