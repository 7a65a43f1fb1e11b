package kz.daneker.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.daneker.fhir.FhirR4;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Assumptions;

/** The official validator with IHE's audit profiles, which are read from where they may lie and never committed. */
public final class BalpValidator {
    private static final Path PACKAGE =
            Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"), "packages", "balp");

    private final FhirValidator validator;

    private BalpValidator(FhirValidator validator) {
        this.validator = validator;
    }

    /** Skips the test where the profiles are absent. */
    @SuppressWarnings("deprecation")
    public static BalpValidator load() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(PACKAGE), "no BALP profiles: set -Dvectors.fhir");
        FhirContext context = FhirR4.context();
        PrePopulatedValidationSupport balp = new PrePopulatedValidationSupport(context);
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(PACKAGE, "{CodeSystem,StructureDefinition,ValueSet}-*.json")) {
            for (Path file : files) {
                balp.addResource(context.newJsonParser().parseResource(Files.readString(file)));
            }
        }
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        ValidationSupportChain chain = new ValidationSupportChain(
                new Compat(),
                balp,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context),
                unknown);
        return new BalpValidator(context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain)));
    }

    /** The errors, one sentence each. */
    public List<String> errors(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}
