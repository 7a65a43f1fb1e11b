package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.Test;

/** The code systems of schemas/fhir say what the code says, in three languages. */
class PublishedCodesTest {
    @Test
    void names_everyServiceAndEveryCategory() {
        assertThat(codes(Systems.SERVICE_TYPE)).containsExactlyElementsOf(names(ReferralType.values()));
        assertThat(codes(Systems.DATA_CATEGORY)).containsExactlyElementsOf(names(DataCategory.values()));
    }

    @Test
    void speaks_threeLanguages() {
        assertThat(systems().flatMap(system -> system.getConcept().stream()))
                .allSatisfy(concept -> assertThat(concept.getDesignation())
                        .extracting(CodeSystem.ConceptDefinitionDesignationComponent::getLanguage)
                        .containsExactly("kk", "ru", "en"));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static List<String> codes(String url) {
        return systems()
                .filter(system -> system.getUrl().equals(url))
                .flatMap(system -> system.getConcept().stream())
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .toList();
    }

    private static Stream<CodeSystem> systems() {
        return PublishedResources.all().stream()
                .filter(resource -> resource instanceof CodeSystem)
                .map(CodeSystem.class::cast);
    }
}
