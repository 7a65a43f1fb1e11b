package kz.daneker.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import kz.daneker.fhir.FhirR4;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** What HAPI 8.8.1 cannot do by itself: canonicals pinned to 4.0.1, and the languages kk and ru-KZ. */
final class Compat implements IValidationSupport {
    private static final String PIN = "|4.0.1";
    private static final Set<String> LANGUAGE_SETS =
            Set.of("http://hl7.org/fhir/ValueSet/languages", "http://hl7.org/fhir/ValueSet/all-languages");
    private final DefaultProfileValidationSupport core = new DefaultProfileValidationSupport(FhirR4.context());

    @Override
    public FhirContext getFhirContext() {
        return FhirR4.context();
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        return pinned(url) ? core.fetchStructureDefinition(unpinned(url)) : null;
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String url) {
        return pinned(url) ? core.fetchValueSet(unpinned(url)) : null;
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String url) {
        return pinned(url) ? core.fetchCodeSystem(unpinned(url)) : null;
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(Class<T> type, String url) {
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
    public @Nullable CodeValidationResult validateCode(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            String code,
            @Nullable String display,
            @Nullable String valueSet) {
        boolean ours =
                "urn:ietf:bcp:47".equals(system) || (valueSet != null && LANGUAGE_SETS.contains(plain(valueSet)));
        return ours ? language(code) : null;
    }

    @Override
    public @Nullable CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            String code,
            @Nullable String display,
            IBaseResource valueSet) {
        return valueSet instanceof ValueSet set && LANGUAGE_SETS.contains(set.getUrl()) ? language(code) : null;
    }

    private static CodeValidationResult language(String code) {
        try {
            new Locale.Builder().setLanguageTag(code);
            return new CodeValidationResult().setCode(code);
        } catch (IllformedLocaleException noLanguage) {
            return new CodeValidationResult().setSeverity(IssueSeverity.ERROR).setMessage("no BCP 47 language tag");
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
