package kz.daneker.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.fhir.FhirR4;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.jspecify.annotations.Nullable;

/**
 * The official validator, offline. Making one takes seconds and the first resource ten more, so there is one for a
 * process; thread-safe, and content with {@code -Xmx384m}.
 */
public final class FhirValidation {
    private static final String IPS_BUNDLE = "http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips";

    private final FhirValidator validator;

    private FhirValidation(FhirValidator validator) {
        this.validator = validator;
    }

    /** The validator of this process. */
    public static FhirValidation official() {
        return Holder.OFFICIAL;
    }

    /**
     * Validates against R4 and the profiles the resource itself names.
     *
     * @param resource JSON, or XML where it begins with {@code <}
     */
    public List<Finding> check(String resource) {
        return findings(resource, null);
    }

    /** The same, and against the International Patient Summary in one of its versions. */
    public List<Finding> check(String resource, IpsVersion version) {
        List<Finding> findings = new ArrayList<>(findings(resource, IPS_BUNDLE));
        if (version == IpsVersion.V1_1_0 && findings.stream().noneMatch(Finding::isError)) {
            findings.addAll(IpsOneRules.check(resource));
        }
        return List.copyOf(findings);
    }

    private List<Finding> findings(String resource, @Nullable String profile) {
        ValidationOptions options = new ValidationOptions();
        if (profile != null) {
            options.addProfile(profile);
        }
        return validator.validateWithResult(resource, options).getMessages().stream()
                .map(FhirValidation::finding)
                .toList();
    }

    private static Finding finding(SingleValidationMessage message) {
        Finding.Severity severity = switch (message.getSeverity()) {
            case FATAL, ERROR -> Finding.Severity.ERROR;
            case WARNING -> Finding.Severity.WARNING;
            case INFORMATION -> Finding.Severity.INFORMATION;
        };
        return new Finding(severity, String.valueOf(message.getLocationString()), String.valueOf(message.getMessage()));
    }

    private static final class Holder {
        static final FhirValidation OFFICIAL = new FhirValidation(make());

        /** The order matters; the warning support is deprecated in favour of nothing that 8.8.1 has. */
        @SuppressWarnings("deprecation")
        private static FhirValidator make() {
            FhirContext context = FhirR4.context();
            UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
            unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
            ValidationSupportChain chain = new ValidationSupportChain(
                    new Compat(),
                    Definitions.published(context),
                    new DefaultProfileValidationSupport(context),
                    Definitions.ips(context),
                    new CommonCodeSystemsTerminologyService(context),
                    new InMemoryTerminologyServerValidationSupport(context),
                    new SnapshotGeneratingValidationSupport(context),
                    unknown);
            return context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
        }
    }
}
