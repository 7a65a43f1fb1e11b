package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import kz.daneker.consent.Release;
import kz.daneker.consent.TestReleases;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The official validator finds no error in what we write, nor in the gold examples. */
class BundleValidityTest {
    @TestFactory
    Stream<DynamicTest> validates_everyGoodFixture() {
        Path good = Vectors.domain().resolve("good");
        assumeTrue(Files.isDirectory(good), "no domain vectors");
        return OfficialValidator.files(good, ".*\\.json").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    JsonNode root = Samples.JSON.readTree(PublishedResources.read(file));
                    assumeTrue(root.has("payload"), "no referral of its own");
                    Optional<Release> release = TestReleases.of(root);
                    assumeTrue(release.isPresent(), "held for the sender");
                    assertThat(OfficialValidator.errors(Samples.write(release.get())))
                            .isEmpty();
                    holdsWhatTheFixtureExpects(root.get("fixture").get("expect"), release.get());
                }));
    }

    private static void holdsWhatTheFixtureExpects(JsonNode expect, Release release) {
        String bundle = Samples.write(release);
        String plain = PlainReferral.write(release);
        expect.path("recipientMustNotSee")
                .forEach(word -> assertThat(bundle + plain).doesNotContain(word.asString()));
        for (JsonNode type : expect.path("fhir")) {
            String name = type.asString().replaceAll("\\(.*", "");
            assertThat(bundle).contains("\"resourceType\":\"" + name + "\"");
        }
        assertThat(BundleWriterTest.read(bundle).getMeta().getSecurity())
                .extracting(Coding::getCode)
                .containsAll(expect.path("labels")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
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
        assertThat(OfficialValidator.errors(Samples.write(Samples.open(Full.DATA))))
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
        String bundle = Samples.write(Samples.open(Full.DATA));
        assertThat(OfficialValidator.errors(bundle.replace("\"not-completed\"", "\"given-up\"")))
                .anySatisfy(error -> assertThat(error).contains("business-status"));
    }

    @Test
    void finds_aSafeContactOfAnotherShape() {
        String bundle = Samples.write(Samples.open(Full.DATA));
        assertThat(OfficialValidator.errors(bundle.replace("\"url\":\"safeTimes\"", "\"url\":\"dangerousTimes\"")))
                .isNotEmpty();
    }
}
