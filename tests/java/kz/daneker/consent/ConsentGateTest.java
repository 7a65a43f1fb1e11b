package kz.daneker.consent;

import static kz.daneker.consent.Payloads.addConsent;
import static kz.daneker.consent.Payloads.consent;
import static kz.daneker.consent.Payloads.list;
import static kz.daneker.consent.Payloads.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.daneker.agency.Language;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ConsentGateTest {
    private static ReleaseDecision released(ObjectNode payload) {
        return (ReleaseDecision) Site.decide(payload, Site.NOON);
    }

    private static Arguments refusal(String expected, ObjectNode payload, Consumer<ObjectNode> change) {
        return Arguments.of(expected, with(payload, change));
    }

    private static ObjectNode at(ObjectNode payload, String field) {
        return (ObjectNode) payload.get(field);
    }

    private static ArrayNode approvals(ObjectNode payload) {
        return (ArrayNode) payload.get("breakGlass").get("approvals");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        "PARTY_UNKNOWN at /sender/agencyId",
                        Payloads.school(),
                        p -> at(p, "sender").put("agencyId", "centre-99")),
                refusal(
                        "PARTY_NOT_ALLOWED at /sender/agencyId",
                        Payloads.school(),
                        p -> at(p, "sender").put("agencyId", "security-body-001")),
                refusal(
                        "ROUTE_NOT_ALLOWED at /recipient/agencyId",
                        Payloads.school(),
                        p -> at(p, "recipient").put("agencyId", "eval-001")),
                refusal(
                        "ROUTE_NOT_ALLOWED at /recipient/agencyId",
                        Payloads.school(),
                        p -> at(p, "recipient").put("agencyId", "moe")),
                refusal(
                        "ROUTE_NOT_ALLOWED at /sender/agencyId",
                        Payloads.school(),
                        p -> at(p, "sender").put("agencyId", "hotline-111")),
                refusal("ROUTE_NOT_ALLOWED at /purpose", Payloads.school(), p -> p.put("purpose", "TREAT")),
                refusal(
                        "SCHEMA_MISSING_FIELD at /data/ID_BIRTH",
                        Payloads.school(),
                        p -> at(p, "data").remove("ID_BIRTH")),
                refusal(
                        "CONSENT_PURPOSE at /consents/0/purposes",
                        Payloads.school(),
                        p -> consent(p).set("purposes", list("TREAT"))),
                refusal(
                        "CONSENT_WITHDRAWN at /consents/0/status",
                        Payloads.school(),
                        p -> consent(p).put("status", "refused")),
                refusal(
                        "CONSENT_EXPIRED at /consents/0/expiresAt",
                        Payloads.school(),
                        p -> consent(p).put("expiresAt", "2026-06-15T12:00:00+05:00")),
                refusal(
                        "CONSENT_EXPIRED at /consents/0/expiresAt",
                        Payloads.school(),
                        p -> consent(p).put("expiresAt", "2028-06-15T12:00:00+05:00")),
                refusal(
                        "DATE_FUTURE at /consents/0/givenAt",
                        Payloads.school(),
                        p -> consent(p).put("givenAt", "2026-06-16T12:00:00+05:00")),
                refusal(
                        "CONSENT_GIVER at /consents/0/giver",
                        Payloads.school(),
                        p -> consent(p).put("capacity", "self")),
                refusal(
                        "CONSENT_GIVER at /consents/0/giver",
                        Payloads.school(),
                        p -> consent(p).put("capacity", "curator")),
                refusal(
                        "CONSENT_GIVER at /consents/0/giver",
                        Payloads.school(),
                        p -> at(consent(p), "giver").put("iin", "881130400008")),
                refusal("CONSENT_GIVER at /consents/0/giver", Payloads.sixteen(), p -> {
                    at(p, "subject").put("birthDate", "2012-02-10").remove("iin");
                    at(consent(p), "giver").remove("iin");
                    at(at(p, "data"), "ID_BIRTH").put("birthDate", "2012-02-10");
                    at(p, "data").remove("ID_NATIONAL");
                }),
                refusal(
                        "ASSENT_MISSING at /consents/0/assent",
                        Payloads.school(),
                        p -> at(consent(p), "assent").put("obtained", false)),
                refusal(
                        "CONSENT_NOT_SEPARATE at /consents/0/separate",
                        Payloads.counselling(),
                        p -> consent(p).set("purposes", list("RELCOUN", "CAREMGT"))),
                refusal(
                        "CONSENT_NOT_SEPARATE at /consents/0/separate",
                        Payloads.counselling(),
                        p -> consent(p).set("recipients", list("theol-75-001", "clinic-75-003"))),
                refusal(
                        "CONSENT_SCOPE at /consents/0/categories",
                        Payloads.school(),
                        p -> consent(p).set("categories", list("ID_NAME"))),
                refusal(
                        "CONSENT_WITHDRAWN at /consents/1/status",
                        Payloads.school(),
                        p -> addConsent(
                                p,
                                c -> c.put("status", "withdrawn")
                                        .put("id", "c-2")
                                        .put("givenAt", "2026-06-11T10:00:00+05:00"))),
                refusal(
                        "CONSENT_WITHDRAWN at /consents/0/status",
                        Payloads.school(),
                        p -> consent(p).put("withdrawnAt", "2026-06-14T10:00:00+05:00")),
                refusal("GUARDIAN_MISSING at /guardian", Payloads.school(), p -> p.remove("guardian")),
                refusal("CONSENT_GIVER at /consents/0/giver", Payloads.sixteen(), p -> {
                    p.remove("guardian");
                    at(p, "subject").put("birthDate", "2010-06-16");
                }),
                refusal("GUARDIAN_MISSING at /guardian", Payloads.school(), p -> {
                    p.remove("guardian");
                    consent(p).put("capacity", "guardianship-authority");
                    at(consent(p), "giver").put("agencyId", "clinic-47-001");
                }),
                refusal("DUAL_CONTROL at /breakGlass", Payloads.emergency(), p -> p.remove("breakGlass")),
                refusal("CONSENT_MISSING at /consents", Payloads.emergency(), p -> p.put("purpose", "TREAT")),
                refusal(
                        "DUAL_CONTROL at /breakGlass/approvals",
                        Payloads.emergency(),
                        p -> ((ObjectNode) approvals(p).get(1)).put("agencyId", "centre-75")),
                refusal(
                        "DUAL_CONTROL at /breakGlass/approvals",
                        Payloads.emergency(),
                        p -> ((ObjectNode) approvals(p).get(1)).put("userRef", "u-centre-75-nurse")),
                refusal(
                        "DUAL_CONTROL at /breakGlass/approvals",
                        Payloads.emergency(),
                        p -> ((ObjectNode) approvals(p).get(1)).put("role", " Nurse")),
                refusal(
                        "DUAL_CONTROL at /breakGlass/approvals",
                        Payloads.emergency(),
                        p -> ((ObjectNode) approvals(p).get(1)).put("agencyId", "security-body-001")),
                refusal(
                        "DUAL_CONTROL at /breakGlass/approvals",
                        Payloads.emergency(),
                        p -> ((ObjectNode) approvals(p).get(1)).put("agencyId", "clinic-99-999")),
                refusal(
                        "DUAL_CONTROL at /breakGlass/approvals",
                        Payloads.emergency(),
                        p -> ((ObjectNode) approvals(p).get(0)).put("at", "2026-06-13T11:29:00+05:00")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses_withOnePlace(String expected, ObjectNode payload) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Site.decide(payload, Site.NOON));
        assertThat(Refused.codeAndPlace(refusal)).isEqualTo(expected);
    }

    @Test
    void releases_whatTheGuardianshipAuthorityConsentedTo_forAChildWithoutGuardian() {
        ObjectNode payload = with(Payloads.school(), p -> {
            p.remove("guardian");
            consent(p).put("capacity", "guardianship-authority");
            consent(p).set("giver", p.objectNode().put("agencyId", "guard-11-001"));
        });
        assertThat(released(payload).released()).hasSize(7);
    }

    @Test
    void withholds_anExplicitCategoryWithoutItsTick() {
        ObjectNode payload = with(
                Payloads.sixteen(),
                p -> consent(p).set("categories", list("ID_NAME", "ID_BIRTH", "CONTACT_SAFE", "REASON")));
        assertThat(released(payload).withheld())
                .containsEntry(DataCategory.MENTAL_HEALTH, CategoryDecision.Reason.CONSENT_DENY)
                .containsEntry(DataCategory.ID_NATIONAL, CategoryDecision.Reason.CONSENT_DENY);
    }

    @Test
    void addsUp_consentsForOneRecipientAndPurpose_inAnyOrder() {
        ObjectNode payload = with(Payloads.school(), p -> consent(p).set("categories", list("ID_NAME", "EDU_NEEDS")));
        addConsent(payload, c -> c.put("id", "c-2").set("categories", list("ID_BIRTH")));
        assertThat(released(payload).released())
                .containsExactlyInAnyOrder(DataCategory.ID_NAME, DataCategory.EDU_NEEDS, DataCategory.ID_BIRTH);
        ArrayNode consents = (ArrayNode) payload.get("consents");
        consents.insert(0, consents.remove(1));
        assertThat(released(payload).released()).hasSize(3);
    }

    @Test
    void takesBack_onlyWhatTheNewerNoNames() {
        ObjectNode payload = addConsent(
                Payloads.school(),
                c -> c.put("status", "withdrawn").put("id", "c-2").set("categories", list("EMERGENCY_HEALTH")));
        assertThat(released(payload).withheld())
                .containsEntry(DataCategory.EMERGENCY_HEALTH, CategoryDecision.Reason.CONSENT_DENY);
    }

    @Test
    void releases_againAfterANewerYes() {
        ObjectNode payload = addConsent(
                Payloads.school(),
                c -> c.put("status", "withdrawn").put("id", "c-0").put("givenAt", "2026-06-01T10:00:00+05:00"));
        assertThat(released(payload).released()).hasSize(7);
    }

    @Test
    void allows_nothing_byAWordItDoesNotKnow() {
        ObjectNode payload = with(
                Payloads.school(), p -> consent(p).set("categories", list("ID_NAME", "ID_BIRTH", "EVERYTHING", "*")));
        assertThat(released(payload).released()).containsExactlyInAnyOrder(DataCategory.ID_NAME, DataCategory.ID_BIRTH);
    }

    @Test
    void explains_everyCategoryInEveryLanguage() {
        ReleaseDecision decision = released(Payloads.school());
        for (Language language : Language.values()) {
            assertThat(decision.explain(language))
                    .hasSize(decision.categories().size())
                    .allSatisfy(line -> assertThat(line).contains("R01").doesNotContain("{"));
        }
    }

    @Test
    void recordsTheDecision_unguessably() {
        ReleaseDecision decision = released(Payloads.school());
        ReferralId id = ReferralId.of("5f0c1d2e-0000-4a00-8000-000000000002");
        DecisionRecord one = DecisionRecord.of(id, decision, new Random(1));
        assertThat(one.json()).contains("\"MATRIX_DENY\"").contains("c-000001");
        assertThat(one.sha256())
                .hasSize(43)
                .isEqualTo(DecisionRecord.of(id, decision, new Random(1)).sha256())
                .isNotEqualTo(DecisionRecord.of(id, decision, new Random(2)).sha256());
    }

    @Test
    void releases_aMaskedReferral_withoutTracesOfTheSender() {
        ObjectNode payload = Payloads.school();
        UUID delivery = UUID.fromString("7b0c1d2e-0000-4a00-8000-000000000001");
        Release release =
                Releaser.release(Site.READER.read(payload, Site.NOON), released(payload), delivery, Site.REGISTER);
        assertThat(release.sender().agency()).isNull();
        assertThat(release.sender().neutral()).isEqualTo("regional-education-department");
        assertThat(release.terms().referralId()).isEqualTo(delivery);
        assertThat(release.terms().createdAt()).hasToString("2026-06-15T00:00+05:00");
        assertThat(release.data()).hasSize(7).doesNotContainKey(DataCategory.RETURNEE);
    }
}
