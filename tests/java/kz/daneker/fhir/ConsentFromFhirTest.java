package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import kz.daneker.fhir.ReadConsent.Cause;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One good Consent, and what becomes of it when one thing is off. */
class ConsentFromFhirTest {
    private static final String GOOD = """
            {"resourceType":"Consent","status":"active",
             "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
             "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
             "patient":{"identifier":{"system":"urn:daneker:sid:iin","value":"140501500009"}},
             "dateTime":"2026-01-15",
             "contained":[{"resourceType":"RelatedPerson","id":"mother","patient":{"reference":"Patient/1"},
               "relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"MTH"}]}],
               "period":{"end":"2027-05-01"}}],
             "performer":[{"reference":"#mother"}],
             "extension":[{"url":"urn:daneker:structuredefinition:consent-assent",
               "extension":[{"url":"status","valueCode":"given"}]}],
             "provision":{"type":"permit",
               "actor":[{"role":{"coding":[{"code":"IRCP"}]},
                 "reference":{"identifier":{"system":"urn:ietf:rfc:3986","value":"urn:daneker:agency:clinic-47-001"}}}],
               "provision":[{"type":"deny","securityLabel":[
                 {"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"SDV"}]}]}}""";

    @Test
    void reads_whoWhatAndForWhom() {
        ConsentDirective read = Consents.usable(GOOD);
        assertThat(read.grantor().capacity()).isEqualTo(Capacity.PARENT);
        assertThat(read.grantor().assent()).isEqualTo(Assent.GIVEN);
        assertThat(read.grantor().holds()).isNotNull();
        assertThat(read.root().when().actors()).containsExactly("clinic-47-001");
        assertThat(read.root().nested().get(0).when().labels()).containsExactly("SDV");
        assertThat(new ConsentFromFhir(Guardianship.UNKNOWN)
                        .read(GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_8), Consents.FILING))
                .satisfies(answer -> assertThat(((ReadConsent.Usable) answer)
                                .directive()
                                .grantor()
                                .proof())
                        .isEqualTo(Proof.MISSING));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(Cause.ROOT_UNTYPED, "\"provision\":{\"type\":\"permit\",", "\"provision\":{"),
                Arguments.of(Cause.RULE_UNTYPED, "{\"type\":\"deny\",", "{"),
                Arguments.of(Cause.NOT_PRIVACY, "\"patient-privacy\"", "\"research\""),
                Arguments.of(Cause.NOT_PRIVACY, "\"59284-0\"", "\"64292-6\""),
                Arguments.of(
                        Cause.PATIENT_MISSING,
                        "\"patient\":{\"identifier\"",
                        "\"identifier\":[{\"system\":\"x\",\"value\":\"1\"}],\"x\":{\"identifier\""),
                Arguments.of(Cause.DATE_MISSING, "\"dateTime\":\"2026-01-15\",", ""),
                Arguments.of(Cause.PERFORMER_MISSING, "\"performer\":[{\"reference\":\"#mother\"}],", ""),
                Arguments.of(
                        Cause.MODIFIED,
                        "{\"type\":\"deny\",",
                        "{\"type\":\"deny\",\"modifierExtension\":[{\"url\":\"x\",\"valueBoolean\":true}],"),
                Arguments.of(
                        Cause.MODIFIED,
                        "\"status\":\"active\",",
                        "\"status\":\"active\",\"implicitRules\":\"http://x\","));
    }

    @ParameterizedTest
    @MethodSource
    void unusable(Cause cause, String was, String is) {
        assertThat(GOOD).contains(was);
        String changed = cause == Cause.PATIENT_MISSING
                ? GOOD.replaceFirst("\"patient\":\\{\"identifier\":\\{[^}]*}},", "")
                : GOOD.replace(was, is);
        assertThat(Consents.read(changed))
                .isInstanceOfSatisfying(
                        ReadConsent.Unusable.class,
                        answer -> assertThat(answer.cause()).isEqualTo(cause));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(RefusalCode.JSON_MALFORMED, "[]"),
                Arguments.of(
                        RefusalCode.JSON_DUPLICATE_KEY,
                        GOOD.replace("\"status\":\"active\",", "\"status\":\"active\",\"status\":\"draft\",")),
                Arguments.of(RefusalCode.SCHEMA_INVALID_VALUE, GOOD.replace("\"Consent\"", "\"Patient\"")),
                Arguments.of(
                        RefusalCode.SCHEMA_INVALID_VALUE,
                        GOOD.replace("\"status\":\"active\"", "\"status\":\"valid\"")),
                Arguments.of(RefusalCode.SCHEMA_INVALID_VALUE, GOOD.replace("\"dateTime\"", "\"datetime\"")),
                Arguments.of(RefusalCode.SCHEMA_INVALID_VALUE, GOOD.replace("\"dateTime\"", "\"\"")),
                Arguments.of(RefusalCode.SCHEMA_MISSING_FIELD, GOOD.replace("\"status\":\"active\",", "")),
                Arguments.of(RefusalCode.TOO_LARGE, GOOD + " ".repeat(ConsentFromFhir.MAX_BYTES)));
    }

    @ParameterizedTest
    @MethodSource
    void refused(RefusalCode code, String body) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Consents.read(body));
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void marks_whatTheEngineCannotJudge() {
        String coded = GOOD.replace(
                "\"provision\":{\"type\":\"permit\",",
                "\"provision\":{\"type\":\"permit\",\"code\":[{\"text\":\"x\"}],");
        assertThat(Consents.usable(coded).root().when().understood()).isFalse();
        String author = GOOD.replace("\"IRCP\"", "\"AUT\"");
        assertThat(Consents.usable(author).root().when().understood()).isFalse();
    }

    @Property(tries = 300)
    void answers_nothingButAConsentOrARefusal(@ForAll("cuts") String body) {
        try {
            assertThat(Consents.read(body)).isNotNull();
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isNotEqualTo(RefusalCode.INTERNAL_ERROR);
        }
    }

    @Provide
    Arbitrary<String> cuts() {
        return Arbitraries.integers()
                .between(0, GOOD.length() - 1)
                .flatMap(at -> Arbitraries.of("", "\"", "{}", "null", "[", "1", "\"a\":{},", "2026-13", "}")
                        .map(junk -> GOOD.substring(0, at) + junk + GOOD.substring(Math.min(GOOD.length(), at + 3))));
    }
}
