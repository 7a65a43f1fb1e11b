package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import kz.daneker.consent.Release;
import kz.daneker.consent.TestReleases;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BundleWriterTest {
    private static final String NAME =
            "\"ID_NAME\":{\"family\":\"Сәрсенов\",\"given\":\"Ерасыл\",\"patronymic\":\"Бекзатұлы\"}";

    @Test
    void begins_withHeaderTaskRequestPatient() {
        assertThat(read(write("{" + NAME + "}")).getEntry().stream()
                        .map(entry -> entry.getResource().getResourceType())
                        .limit(4))
                .containsExactly(
                        ResourceType.MessageHeader,
                        ResourceType.Task,
                        ResourceType.ServiceRequest,
                        ResourceType.Patient);
    }

    @Test
    void writesPatronymic_asSecondGivenName() {
        HumanName name = one(write("{" + NAME + "}"), Patient.class).getNameFirstRep();
        assertThat(name.getText()).isEqualTo("Сәрсенов Ерасыл Бекзатұлы");
        assertThat(name.getGiven()).hasToString("[Ерасыл, Бекзатұлы]");
    }

    @Test
    void resolves_everyReferenceToAnEntry() {
        JsonNode message = Samples.JSON.readTree(Samples.write(Samples.open(Full.DATA)));
        JsonNode summary = message.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("type").asString("").equals("document"))
                .findFirst()
                .orElseThrow();
        assertResolves(summary);
        ((ObjectNode) summary).removeAll();
        assertResolves(message);
    }

    private static void assertResolves(JsonNode bundle) {
        List<String> urls = bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("fullUrl").asString(""))
                .toList();
        assertThat(urls).doesNotHaveDuplicates().allMatch(url -> url.startsWith("urn:uuid:"));
        assertThat(bundle.findValues("reference"))
                .filteredOn(JsonNode::isString)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(urls).contains(reference.asString("")));
    }

    /** Twins: equal release, other order of fields, another writer. */
    @Test
    void writesEqualBytes_forEqualReleases() {
        String twin = "{\"ID_NAME\":{\"patronymic\":\"Бекзатұлы\",\"given\":\"Ерасыл\",\"family\":\"Сәрсенов\"}}";
        assertThat(write(twin)).isEqualTo(write("{" + NAME + "}"));
        assertThat(PlainReferral.write(Samples.masked(twin)))
                .isEqualTo(PlainReferral.write(Samples.masked("{" + NAME + "}")));
    }

    /** Twins through the whole gate: whatever is withheld, the recipient's bytes are the same. */
    @Test
    void writesEqualBytes_whetherOrNotSomethingIsWithheld() {
        Path fixture = Vectors.domain().resolve("good/01-school-enrolment-kk.json");
        assumeTrue(Files.isRegularFile(fixture), "no domain vectors");
        JsonNode rich = Samples.JSON.readTree(PublishedResources.read(fixture));
        JsonNode poor = rich.deepCopy();
        ((ObjectNode) poor.at("/payload/data")).remove(List.of("TRAUMA_VIOLENCE", "RETURNEE"));
        Release withheld = TestReleases.of(rich).orElseThrow();
        Release nothingToWithhold = TestReleases.of(poor).orElseThrow();
        assertThat(Samples.write(withheld)).isEqualTo(Samples.write(nothingToWithhold));
        assertThat(PlainReferral.write(withheld)).isEqualTo(PlainReferral.write(nothingToWithhold));
    }

    @Test
    void namesNoAgency_whereSenderIsMasked() {
        assertThat(write("{" + NAME + "}"))
                .contains("Облыстық білім басқармасы")
                .doesNotContain("centre-")
                .containsOnlyOnce("urn:daneker:agency:school-47-012\",\"receiver\"");
    }

    @Test
    void leavesOut_whatIsNotMappedToFhir() {
        assertThat(Samples.write(Samples.open(Full.DATA)))
                .doesNotContain("WITHHELD-FROM-FHIR", "\"RELIGION\"", "\"EMPLOYMENT\"", "\"MEDIATION\"");
    }

    /** Every scalar of every mapped category is somewhere in the bundle, known field or not. */
    @Test
    void losesNothing_ofTheMappedCategories() {
        String bundle = Samples.write(Samples.open(Full.DATA));
        TreeSet<String> values = new TreeSet<>();
        Samples.open(Full.DATA).data().forEach((category, data) -> {
            if (CategoryMappers.inOrder().containsKey(category)) {
                scalars(data, values);
            }
        });
        values.removeAll(List.of("F", "not-completed")); // said in FHIR's own codes
        assertThat(values)
                .hasSizeGreaterThan(60)
                .allSatisfy(value -> assertThat(bundle).contains(value));
    }

    private static void scalars(JsonNode node, TreeSet<String> values) {
        if (node.isValueNode()) {
            values.add(node.asString());
        }
        node.forEach(child -> scalars(child, values));
    }

    @Test
    void labels_onlyWhatIsReleased() {
        Bundle bundle = read(write("{" + NAME + ",\"GUARDIAN\":{\"relation\":\"mother\"}}"));
        assertThat(bundle.getMeta().getSecurity()).extracting(Coding::getCode).containsExactly("R", "DEMO", "LIVARG");
        assertThat(one(bundle, Patient.class).getMeta().getSecurity())
                .extracting(Coding::getCode)
                .containsExactly("N", "DEMO");
    }

    @Test
    void bindsClinics_toRefrainCodes() {
        Bundle bundle = read(Samples.write(Samples.open("{" + NAME + "}")));
        assertThat(bundle.getMeta().getSecurity())
                .extracting(Coding::getCode)
                .contains("NORDSCLCD", "NOREUSE", "PERSISTLABEL", "MINEC");
    }

    @Test
    void projectsConsent_toTheRecipientsOwnPermit() {
        Consent consent = one(write("{" + NAME + "}"), Consent.class);
        assertThat(consent.getMeta().getSecurity()).extracting(Coding::getCode).contains("SUBSETTED");
        assertThat(consent.getProvision().getProvision()).isEmpty();
        assertThat(consent.getProvision().getClass_())
                .extracting(Coding::getCode)
                .containsExactly("ID_NAME");
    }

    @Test
    void saysBirthDateAbsent_onlyWhereBirthIsReleased() {
        assertThat(write("{\"ID_BIRTH\":{\"sex\":\"F\"}}")).contains("data-absent-reason");
        assertThat(write("{" + NAME + "}")).doesNotContain("data-absent-reason", "birthDate");
    }

    private static String write(String data) {
        return Samples.write(Samples.masked(data));
    }

    static Bundle read(String json) {
        return FhirR4.context().newJsonParser().parseResource(Bundle.class, json);
    }

    private static <T extends Resource> T one(String json, Class<T> type) {
        return one(read(json), type);
    }

    private static <T extends Resource> T one(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
