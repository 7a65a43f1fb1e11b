package kz.daneker.mapping;

import static kz.daneker.refusal.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import kz.daneker.fhir.FhirR4;
import kz.daneker.fhir.OfficialValidator;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.Refused;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FhirReaderTest {
    private static final Path FOLDER = Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"));
    private static final String RECORD = """
            {"resourceType":"Bundle","type":"searchset","total":3,"entry":[
             {"fullUrl":"https://mis.kz/fhir/AllergyIntolerance/a1","resource":{"resourceType":"AllergyIntolerance","id":"a1",
              "meta":{"profile":["https://mis.kz/p"],"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]},
              "contained":[{"resourceType":"Practitioner","id":"doctor","name":[{"family":"Оспанов","given":["Ержан"]}]}],
              "extension":[{"url":"https://mis.kz/ward","valueString":"secret"}],
              "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
              "code":{"text":"Пенициллин"},"patient":{"reference":"Patient/p1"},"recorder":{"reference":"#doctor"},
              "asserter":{"reference":"https://elsewhere.kz/fhir/Practitioner/9"}}},
             {"fullUrl":"https://mis.kz/fhir/MedicationStatement/m1","resource":{"resourceType":"MedicationStatement","id":"m1",
              "status":"active","medicationReference":{"reference":"Medication/d1/_history/2"},"effectiveDateTime":"2026",
              "subject":{"reference":"https://mis.kz/fhir/Patient/p1"}}},
             {"fullUrl":"https://mis.kz/fhir/Medication/d1","search":{"mode":"include"},"resource":{"resourceType":"Medication","id":"d1",
              "code":{"coding":[{"system":"http://www.whocc.no/atc","code":"R03AC02"}]}}},
             {"fullUrl":"https://mis.kz/fhir/Patient/p1","resource":{"resourceType":"Patient","id":"p1",
              "identifier":[{"system":"https://mis.kz/id","value":"P-42"}],
              "name":[{"family":"Ахметова","given":["Айгүл"]}],"birthDate":"2018-05-12"}},
             {"fullUrl":"https://mis.kz/fhir/Coverage/c1","resource":{"resourceType":"Coverage","id":"c1","status":"active",
              "beneficiary":{"reference":"Patient/p1"},"payor":[{"display":"ФОМС"}]}}]}
            """;

    @TestFactory
    Stream<DynamicTest> reads_everyPublishedSummary_asValidFhir() {
        assumeTrue(Files.isDirectory(FOLDER), "no FHIR vectors");
        return Stream.of(
                        OfficialValidator.files(FOLDER.resolve("ips"), ".*\\.json"),
                        OfficialValidator.files(FOLDER.resolve("referral"), "gold-(ips|message).*\\.json"))
                .flatMap(List::stream)
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    MappedRecord mapped = FhirReader.map(Files.readAllBytes(file));
                    assertThat(OfficialValidator.errors(mapped.json())).isEmpty();
                    assertThat(mapped.bundle().getEntry()).hasSizeGreaterThan(2);
                }));
    }

    @Test
    void putsThePersonFirst_andPointsToItsOwnEntriesAlone() {
        MappedRecord mapped = map(RECORD);
        Patient person = (Patient) mapped.bundle().getEntryFirstRep().getResource();
        AllergyIntolerance allergy = only(mapped, AllergyIntolerance.class);

        assertThat(OfficialValidator.errors(mapped.json())).isEmpty();
        assertThat(person.getNameFirstRep().getFamily()).isEqualTo("Ахметова");
        assertThat(allergy.getPatient().getReference()).isEqualTo(url(person));
        assertThat(allergy.getRecorder().getReference()).isEqualTo(url(only(mapped, Practitioner.class)));
        assertThat(allergy.getRecorder().getDisplay()).isEqualTo("Оспанов Ержан");
        assertThat(allergy.getAsserter().hasReference()).isFalse();
        assertThat(allergy.getAsserter().getType()).isEqualTo("Practitioner");
        assertThat(only(mapped, MedicationStatement.class)
                        .getMedicationReference()
                        .getReference())
                .isEqualTo(url(only(mapped, Medication.class)));
    }

    @Test
    void keepsLabels_andListsTheRest_byPlaceAlone() {
        MappedRecord mapped = map(RECORD);
        assertThat(only(mapped, AllergyIntolerance.class)
                        .getMeta()
                        .getSecurityFirstRep()
                        .getCode())
                .isEqualTo("R");
        assertThat(mapped.unmapped())
                .containsExactly(
                        new Unmapped("Bundle.entry[0].resource.extension[0]", "extension"),
                        new Unmapped("Bundle.entry[0].resource.asserter", "points to what is not carried"),
                        new Unmapped("Bundle.entry[4].resource", "no mapping"));
        assertThat(mapped.json()).doesNotContain("secret", "mis.kz/p\"", "contained");
    }

    @Test
    void readsTheSame_fromXml() {
        String xml = FhirR4.context()
                .newXmlParser()
                .encodeResourceToString(FhirR4.context().newJsonParser().parseResource(RECORD));
        assertThat(types(FhirReader.map(xml.getBytes(StandardCharsets.UTF_8)))).isEqualTo(types(map(RECORD)));
        assertRefused(
                "XML_DTD_FORBIDDEN",
                () -> FhirReader.map(("<!DOCTYPE x><Bundle/>" + xml).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void givesTheSame_forTheSameBytes() {
        assertThat(map(RECORD).json()).isEqualTo(map(RECORD).json());
        assertThat(map(RECORD.replace("P-42", "P-43")).bundle().getId())
                .isNotEqualTo(map(RECORD).bundle().getId());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "\"searchset\"~\"history\"~RECORD_UNSUPPORTED at Bundle.type",
                "\"total\":3,~\"implicitRules\":\"https://mis.kz/r\",~RECORD_UNSUPPORTED at Bundle.implicitRules",
                "\"extension\":[~\"modifierExtension\":[~RECORD_UNSUPPORTED at Bundle.entry[0].resource.modifierExtension[0]",
                "\"resourceType\":\"Coverage\"~\"resourceType\":\"MedicationOrder\"~RECORD_UNSUPPORTED",
                "\"type\":\"searchset\"~\"type\":\"searchset\",\"type\":\"searchset\"~JSON_DUPLICATE_KEY",
                "\"birthDate\"~\"birthday\"~RECORD_MALFORMED",
                "\"2018-05-12\"~\"12.05.2018\"~RECORD_MALFORMED",
                "\"resourceType\":\"Patient\"~\"resourceType\":\"Person\"~RECORD_MALFORMED at Bundle",
                "\"resourceType\":\"Coverage\"~\"resourceType\":\"Patient\"~RECORD_MALFORMED",
                "https://mis.kz/fhir/Patient/p1\"}~Patient/p2\"}~RECORD_MALFORMED at Bundle.entry[1].resource.subject",
                "#doctor~#nurse~RECORD_MALFORMED",
                "https://elsewhere.kz/fhir/Practitioner/9~urn:uuid:5f8e1c1e-0000-4000-8000-000000000000~RECORD_MALFORMED at Bundle.entry[0].resource.asserter",
            })
    void refuses_whatBreaksOrBendsTheStandard(String there, String instead, String refusal) {
        assertThat(refusal(RECORD.replace(there, instead))).isEqualTo(refusal);
    }

    @Test
    void refuses_anotherVersionOfFhir() {
        assertThat(refusal("""
                {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"MedicationStatement",
                 "status":"recorded","medication":{"concept":{"text":"Сальбутамол"}},"subject":{"display":"x"}}}]}""")).isEqualTo("RECORD_UNSUPPORTED");
    }

    @Test
    void refuses_aSecondPerson_butTakesTheSameOneTwice() {
        String again = RECORD.replace(
                "\"entry\":[",
                "\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"identifier\":"
                        + "[{\"system\":\"https://mis.kz/id\",\"value\":\"P-42\"}],\"name\":[{\"text\":\"Айгүл\"}]}},");
        assertThat(map(again).unmapped()).contains(new Unmapped("Bundle.entry[4].resource", "the same person again"));
        assertThat(refusal(again.replaceFirst("P-42", "P-43")))
                .isEqualTo("RECORD_MALFORMED at Bundle.entry[4].resource");
    }

    @Test
    void leavesOut_whatIsAboutNobodyOrAThing() {
        MappedRecord mapped = map(RECORD.replace(
                "\"subject\":{\"reference\":\"https://mis.kz/fhir/Patient/p1\"}", "\"subject\":{\"display\":\"?\"}"));
        assertThat(mapped.unmapped()).contains(new Unmapped("Bundle.entry[1].resource", "not about the person"));
        assertThat(types(mapped)).doesNotContain("MedicationStatement");
    }

    @Test
    void namesNobody_whereARoleIsFilledByItself() {
        String circle = RECORD.replace(
                "\"resourceType\":\"Practitioner\",\"id\":\"doctor\",\"name\":[{\"family\":\"Оспанов\",\"given\":[\"Ержан\"]}]",
                "\"resourceType\":\"PractitionerRole\",\"id\":\"doctor\",\"practitioner\":{\"reference\":\"#doctor\"}");
        assertThat(only(map(circle), AllergyIntolerance.class).getRecorder().hasDisplay())
                .isFalse();
    }

    /** Whatever is taken out, exchanged or emptied: a record that can be written, or a refusal. */
    @Property(tries = 400)
    void mapsOrRefuses_whateverIsChanged(@ForAll long seed) {
        Random random = new Random(seed);
        JsonNode tree = StrictJson.read(RECORD);
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(tree, containers);
            mutate(
                    containers.get(random.nextInt(containers.size())),
                    random,
                    containers.get(random.nextInt(containers.size())).deepCopy());
        }
        try {
            assertThat(FhirReader.map(StrictJson.write(tree)).json()).isNotEmpty();
        } catch (Refusal refusal) {
            assertThat(refusal.code().name()).matches("(RECORD|JSON)_.*");
        }
    }

    /** @param other something from elsewhere in the record */
    private static void mutate(JsonNode holder, Random random, JsonNode other) {
        List<String> values = List.of("null", "[]", "{}", "1", "\"\"", "\"x\"", "true", "[null]", "{\"text\":\"x\"}");
        int kind = random.nextInt(3);
        JsonNode instead = kind == 0 ? other : StrictJson.read(values.get(random.nextInt(values.size())));
        if (holder instanceof ObjectNode object) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            object.set(name, instead);
            if (kind == 1) {
                object.remove(name);
            }
        } else if (holder instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), instead);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (!node.isEmpty()) {
            containers.add(node);
        }
        node.forEach(child -> collect(child, containers));
    }

    private static MappedRecord map(String record) {
        return FhirReader.map(record.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String record) {
        try {
            map(record);
        } catch (Refusal refusal) {
            return Refused.codeAndPlace(refusal);
        }
        throw new AssertionError("nothing was refused");
    }

    private static String url(Resource resource) {
        return "urn:uuid:" + resource.getIdElement().getIdPart();
    }

    private static List<String> types(MappedRecord mapped) {
        return mapped.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .map(Resource::fhirType)
                .toList();
    }

    private static <R extends Resource> R only(MappedRecord mapped, Class<R> type) {
        List<R> found = mapped.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertThat(found).hasSize(1);
        return Objects.requireNonNull(found.get(0));
    }
}
