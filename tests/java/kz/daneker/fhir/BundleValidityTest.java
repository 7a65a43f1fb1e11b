package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The official validator finds no error in what we write, nor in the gold examples. */
class BundleValidityTest {
    @TestFactory
    Stream<DynamicTest> validates_everyGoodFixture() {
        Path good = Vectors.domain().resolve("good");
        assumeTrue(Files.isDirectory(good), "no domain vectors");
        return OfficialValidator.files(good, ".*\\.json").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String bundle = Samples.WRITER.write(Samples.fixture(file), Samples.CLINIC);
                    assertThat(OfficialValidator.errors(bundle)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> validates_everyGoldMessage() {
        Path referral = Vectors.fhir().resolve("referral");
        assumeTrue(Files.isDirectory(referral), "no FHIR vectors");
        return OfficialValidator.files(referral, "gold-message.*\\.json").stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(OfficialValidator.errors(PublishedResources.read(file)))
                                .isEmpty()));
    }

    @Test
    void validates_everyCategoryWithEveryKnownField() {
        assertThat(OfficialValidator.errors(Samples.WRITER.write(Samples.open(Full.DATA), Samples.CLINIC)))
                .isEmpty();
    }

    /** HAPI cannot check the extension's own definition without the R4 core package; the next tests use it instead. */
    @Test
    void validates_everyPublishedCodeSystem() {
        assertThat(PublishedResources.all())
                .filteredOn(CodeSystem.class::isInstance)
                .hasSizeGreaterThan(5)
                .allSatisfy(resource -> assertThat(OfficialValidator.errors(
                                FhirR4.context().newJsonParser().encodeResourceToString(resource)))
                        .isEmpty());
    }

    @Test
    void finds_aLocalCodeThatIsNotDefined() {
        String bundle = Samples.WRITER.write(Samples.open(Full.DATA), Samples.CLINIC);
        assertThat(OfficialValidator.errors(bundle.replace("\"not-completed\"", "\"given-up\"")))
                .anySatisfy(error -> assertThat(error).contains("business-status"));
    }

    @Test
    void finds_aSafeContactOfAnotherShape() {
        String bundle = Samples.WRITER.write(Samples.open(Full.DATA), Samples.CLINIC);
        assertThat(OfficialValidator.errors(bundle.replace("\"url\":\"safeTimes\"", "\"url\":\"dangerousTimes\"")))
                .isNotEmpty();
    }
}
