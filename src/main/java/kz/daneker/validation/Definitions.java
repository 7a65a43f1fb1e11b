package kz.daneker.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the validator is told beyond R4 itself. */
final class Definitions {
    private static final String IPS = "/packages/hl7.fhir.uv.ips-2.0.0.tgz";
    private static final String OURS = "classpath*:schemas/fhir/*.json";
    private static final Pattern CONFORMANCE = Pattern.compile("(StructureDefinition|ValueSet|CodeSystem)-.*\\.json");

    /** Known to exist, not known whole: an unknown code of these is a warning. */
    private static final List<String> FRAGMENTS = List.of(
            "http://loinc.org",
            "http://snomed.info/sct",
            "http://hl7.org/fhir/sid/icd-10",
            "http://hl7.org/fhir/sid/cvx",
            "http://www.whocc.no/atc");

    private Definitions() {}

    /** This project's own code systems, whole, so that an unknown code of theirs is an error. */
    static PrePopulatedValidationSupport published(FhirContext context) {
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(context);
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(OURS)) {
                try (InputStream in = file.getInputStream()) {
                    add(support, context.newJsonParser().parseResource(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String system : FRAGMENTS) {
            CodeSystem fragment = new CodeSystem();
            fragment.setUrl(system)
                    .setStatus(PublicationStatus.ACTIVE)
                    .setContent(CodeSystem.CodeSystemContentMode.FRAGMENT);
            support.addCodeSystem(fragment);
        }
        return support;
    }

    static PrePopulatedValidationSupport ips(FhirContext context) {
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(context);
        try (InputStream in = Definitions.class.getResourceAsStream(IPS)) {
            if (in == null) {
                throw new IllegalStateException("the jar must hold " + IPS);
            }
            NpmPackage npm = NpmPackage.fromPackage(in);
            for (String name : npm.list("package")) {
                if (CONFORMANCE.matcher(name).matches()) {
                    support.addResource(context.newJsonParser().parseResource(npm.load("package", name)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return support;
    }

    private static void add(PrePopulatedValidationSupport support, IBaseResource resource) {
        if (resource instanceof CodeSystem) {
            support.addCodeSystem(resource);
        } else if (resource instanceof StructureDefinition) {
            support.addStructureDefinition(resource);
        }
    }
}
