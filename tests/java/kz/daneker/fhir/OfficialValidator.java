package kz.daneker.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** The official FHIR validator without network: R4, what this project publishes, and the IPS where it is at hand. */
final class OfficialValidator {
    private static final FhirContext CONTEXT = FhirR4.context();
    private static final FhirValidator VALIDATOR = make();

    private OfficialValidator() {}

    /** The errors, one sentence each; empty for a valid resource. */
    static List<String> errors(String json) {
        return VALIDATOR.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                        || message.getSeverity() == ResultSeverityEnum.FATAL)
                .map(OfficialValidator::sentence)
                .toList();
    }

    private static String sentence(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    /** The warning support is deprecated in favour of nothing that 8.8.1 has. */
    @SuppressWarnings("deprecation")
    private static FhirValidator make() {
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(CONTEXT);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        ValidationSupportChain chain = new ValidationSupportChain(
                new Compat(),
                published(),
                new DefaultProfileValidationSupport(CONTEXT),
                ips(),
                new CommonCodeSystemsTerminologyService(CONTEXT),
                new InMemoryTerminologyServerValidationSupport(CONTEXT),
                new SnapshotGeneratingValidationSupport(CONTEXT),
                unknown);
        return CONTEXT.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    private static PrePopulatedValidationSupport published() {
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(CONTEXT);
        for (Resource resource : PublishedResources.all()) {
            add(support, resource);
        }
        for (String foreign : List.of("http://loinc.org", "http://hl7.org/fhir/sid/icd-10", "http://snomed.info/sct")) {
            CodeSystem fragment = new CodeSystem();
            fragment.setUrl(foreign)
                    .setStatus(PublicationStatus.ACTIVE)
                    .setContent(CodeSystem.CodeSystemContentMode.FRAGMENT);
            support.addCodeSystem(fragment);
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

    private static PrePopulatedValidationSupport ips() {
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(CONTEXT);
        Path file = Vectors.fhir().resolve("packages/hl7.fhir.uv.ips-2.0.0.tgz");
        if (!Files.isRegularFile(file)) {
            return support;
        }
        try (var in = Files.newInputStream(file)) {
            NpmPackage npm = NpmPackage.fromPackage(in);
            for (String name : npm.list("package")) {
                if (name.startsWith("StructureDefinition-")
                        || name.startsWith("ValueSet-")
                        || name.startsWith("CodeSystem-")) {
                    support.addResource(CONTEXT.newJsonParser().parseResource(npm.load("package", name)));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return support;
    }

    /** What HAPI 8.8.1 cannot do by itself: canonicals pinned to 4.0.1, and the languages kk and ru-KZ. */
    private static final class Compat implements IValidationSupport {
        private static final String PIN = "|4.0.1";
        private static final Set<String> LANGUAGE_SETS =
                Set.of("http://hl7.org/fhir/ValueSet/languages", "http://hl7.org/fhir/ValueSet/all-languages");
        private final DefaultProfileValidationSupport core = new DefaultProfileValidationSupport(CONTEXT);

        @Override
        public FhirContext getFhirContext() {
            return CONTEXT;
        }

        @Override
        public IBaseResource fetchStructureDefinition(String url) {
            return pinned(url) ? core.fetchStructureDefinition(unpinned(url)) : null;
        }

        @Override
        public IBaseResource fetchValueSet(String url) {
            return pinned(url) ? core.fetchValueSet(unpinned(url)) : null;
        }

        @Override
        public IBaseResource fetchCodeSystem(String url) {
            return pinned(url) ? core.fetchCodeSystem(unpinned(url)) : null;
        }

        @Override
        public <T extends IBaseResource> T fetchResource(Class<T> type, String url) {
            return pinned(url) ? core.fetchResource(type, unpinned(url)) : null;
        }

        @Override
        public boolean isValueSetSupported(ValidationSupportContext context, String url) {
            return url != null && LANGUAGE_SETS.contains(plain(url));
        }

        @Override
        public boolean isCodeSystemSupported(ValidationSupportContext context, String system) {
            return "urn:ietf:bcp:47".equals(system);
        }

        @Override
        public CodeValidationResult validateCode(
                ValidationSupportContext context,
                ConceptValidationOptions options,
                String system,
                String code,
                String display,
                String valueSet) {
            boolean ours =
                    "urn:ietf:bcp:47".equals(system) || valueSet != null && LANGUAGE_SETS.contains(plain(valueSet));
            return ours ? language(code) : null;
        }

        @Override
        public CodeValidationResult validateCodeInValueSet(
                ValidationSupportContext context,
                ConceptValidationOptions options,
                String system,
                String code,
                String display,
                IBaseResource valueSet) {
            return valueSet instanceof org.hl7.fhir.r4.model.ValueSet set && LANGUAGE_SETS.contains(set.getUrl())
                    ? language(code)
                    : null;
        }

        private static CodeValidationResult language(String code) {
            try {
                new Locale.Builder().setLanguageTag(code);
                return new CodeValidationResult().setCode(code);
            } catch (IllformedLocaleException noLanguage) {
                return new CodeValidationResult()
                        .setSeverity(IssueSeverity.ERROR)
                        .setMessage("no BCP 47 language tag");
            }
        }

        private static boolean pinned(String url) {
            return url != null && url.endsWith(PIN);
        }

        private static String unpinned(String url) {
            return url.substring(0, url.length() - PIN.length());
        }

        private static String plain(String url) {
            return pinned(url) ? unpinned(url) : url;
        }
    }

    /** Files of a folder in a stable order. */
    static List<Path> files(Path folder, String glob) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(glob))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
