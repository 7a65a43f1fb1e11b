package kz.daneker.consent;

import static kz.daneker.referral.DataCategory.EMERGENCY_HEALTH;
import static kz.daneker.referral.DataCategory.HEALTH_SUMMARY;
import static kz.daneker.referral.DataCategory.IMMUNIZATION_STATUS;
import static kz.daneker.referral.DataCategory.INFECTIOUS;
import static kz.daneker.referral.DataCategory.MENTAL_HEALTH;
import static kz.daneker.referral.DataCategory.TRAUMA_VIOLENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kz.daneker.label.ResourceLabel;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.StrictJson;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The site's own code lists, asked as a clinician would. */
class CodeLabelsTest {
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10";

    @ParameterizedTest
    @CsvSource({
        "J45.0, HEALTH_SUMMARY",
        "E11, HEALTH_SUMMARY",
        "Z00.1, HEALTH_SUMMARY",
        "F94.1, MENTAL_HEALTH",
        "f941, MENTAL_HEALTH",
        "F00.1*, MENTAL_HEALTH",
        "F43.1, MENTAL_HEALTH",
        "X78, MENTAL_HEALTH",
        "F10.2, SUBSTANCE",
        "F19, SUBSTANCE",
        "F20, MENTAL_HEALTH",
        "B20, INFECTIOUS",
        "B24, INFECTIOUS",
        "B25, HEALTH_SUMMARY",
        "B18.2, INFECTIOUS",
        "Z21, INFECTIOUS",
        "A50.9, INFECTIOUS",
        "A15.0+, INFECTIOUS",
        "O80, REPRO_HEALTH",
        "Z34, REPRO_HEALTH",
        "Z39.2, REPRO_HEALTH",
        "T74.2, TRAUMA_VIOLENCE",
        "Y05, TRAUMA_VIOLENCE",
        "Y07.1, TRAUMA_VIOLENCE",
        "Y36, TRAUMA_VIOLENCE",
        "Z61.4, TRAUMA_VIOLENCE",
        "ZZZ, TRAUMA_VIOLENCE",
        "'', TRAUMA_VIOLENCE"
    })
    void placesADiagnosis(String code, DataCategory category) {
        assertThat(label(condition(ICD, code)).category()).isEqualTo(category);
    }

    @Test
    void leavesAnOrdinaryThing_whatItIs() {
        assertThat(label("""
                {"resourceType":"AllergyIntolerance","code":{"coding":[{"system":"http://www.whocc.no/atc","code":"J01CE01"}]},
                 "reaction":[{"manifestation":[{"text":"сыпь"}]}]}""").needs()).containsExactly(EMERGENCY_HEALTH);
        assertThat(label("""
                {"resourceType":"Immunization","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"08"}],
                 "text":"гепатит B"},"status":"completed"}""").needs()).containsExactly(IMMUNIZATION_STATUS);
    }

    @Test
    void hearsAMedicine_forWhatItTreats() {
        assertThat(label("""
                {"resourceType":"AllergyIntolerance","code":{"coding":[{"system":"http://www.whocc.no/atc","code":"J05AF06"}]}}
                """).needs()).containsExactly(INFECTIOUS);
        assertThat(label("""
                {"resourceType":"MedicationStatement","medicationCodeableConcept":
                 {"coding":[{"system":"http://www.whocc.no/atc","code":"N06AB03"}]}}""").needs()).containsExactly(MENTAL_HEALTH);
    }

    /** One covered sensitivity must not free what has two. */
    @Test
    void needsEveryCategory_thatIsSpokenOf() {
        ObjectNode condition = condition(ICD, "F43.1");
        condition.putArray("evidence").addObject().putArray("code").add(concept(ICD, "B20"));

        assertThat(label(condition).needs()).containsExactlyInAnyOrder(MENTAL_HEALTH, INFECTIOUS);
        assertThat(label(condition).category()).isEqualTo(INFECTIOUS);
    }

    @Test
    void takesATranslation_forWhatTheListedCodeSays() {
        ObjectNode condition = condition(ICD, "J45.0");
        ((ArrayNode) condition.at("/code/coding"))
                .addObject()
                .put("system", "urn:oid:1.2.398.1")
                .put("code", "17");

        assertThat(label(condition).needs()).containsExactly(HEALTH_SUMMARY);
    }

    @Test
    void takesUnknownSystems_forTheWorst() {
        assertThat(label(condition("urn:oid:1.2.398.1", "17")).category()).isEqualTo(TRAUMA_VIOLENCE);
        assertThat(label("{\"resourceType\":\"Condition\",\"code\":{\"coding\":[{\"code\":\"x\"}]}}")
                        .category())
                .isEqualTo(TRAUMA_VIOLENCE);
    }

    @Test
    void readsWhatPeopleWrote() {
        assertThat(label("{\"resourceType\":\"Condition\",\"code\":{\"text\":\"бронхит\"}}")
                        .needs())
                .containsExactly(HEALTH_SUMMARY);
        assertThat(label("{\"resourceType\":\"Condition\",\"code\":{\"text\":\"тяжёлая депрессия\"}}")
                        .needs())
                .containsExactly(MENTAL_HEALTH);
        assertThat(label("{\"resourceType\":\"Condition\",\"note\":[{\"text\":\"после изнасилования\"}]}")
                        .needs())
                .containsExactly(TRAUMA_VIOLENCE);
        assertThat(label("{\"resourceType\":\"Condition\",\"note\":[{\"text\":\"вернулась из Сирии\"}]}")
                        .needs())
                .contains(DataCategory.RETURNEE);
    }

    @Test
    void raises_byTheLabelItsSenderPutOn() {
        ObjectNode condition = condition(ICD, "J45.0");
        condition
                .putObject("meta")
                .putArray("security")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "HIV");

        assertThat(label(condition).needs()).contains(INFECTIOUS);
    }

    @Property(tries = 200)
    void neverLowers_byOneCodeMore(@ForAll @Size(max = 3) List<Integer> codes, @ForAll int more) {
        ObjectNode less = withEvidence(codes);
        ObjectNode withMore = withEvidence(codes);
        withMore.withArray("evidence").addObject().putArray("code").add(concept(ICD, code(more)));

        Set<DataCategory> before = label(less).needs();
        assertThat(label(withMore).needs()).containsAll(before);
    }

    private static ObjectNode withEvidence(List<Integer> codes) {
        ObjectNode condition = condition(ICD, "F32");
        codes.forEach(code ->
                condition.withArray("evidence").addObject().putArray("code").add(concept(ICD, code(code))));
        return condition;
    }

    private static String code(int number) {
        return (char) ('A' + Math.floorMod(number, 26)) + String.format("%02d", Math.floorMod(number / 26, 100));
    }

    private static ObjectNode condition(String system, String code) {
        ObjectNode condition = StrictJson.object().put("resourceType", "Condition");
        condition.set("code", concept(system, code));
        return condition;
    }

    private static ObjectNode concept(String system, String code) {
        ObjectNode concept = StrictJson.object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    private static ResourceLabel label(String json) {
        return label(StrictJson.read(json));
    }

    private static ResourceLabel label(JsonNode resource) {
        return Site.LABELS.of(resource);
    }
}
