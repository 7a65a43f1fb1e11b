package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.client.ConsentBook;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.ConsentWord;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.SignedSheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the register takes, what it refuses, and to whom it shows anything. */
class ConsentRegisterIT {
    private static final String CONSENTS = "/v1/consents";

    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final Party centre = exchange.party("centre-47");
    private final Party otherCentre = exchange.party("centre-15");
    private final ObjectNode sheet = Sheets.of(Fixture.clinic().at(exchange.now()));

    @BeforeAll
    static void start() {
        exchange = new Exchange(data, Map.of("daneker.register.retention-period", "500"));
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void gives_aSignedReceipt_andTheSameOneAgain() {
        long before = exchange.lastLeaf();
        ConsentBook.Registered first = centre.client().consents().give(sheet);
        ConsentBook.Registered again = centre.client().consents().give(sheet);

        assertThat(first.state()).isEqualTo(ConsentState.ACTIVE);
        assertThat(again.compact()).isEqualTo(first.compact());
        assertThat(exchange.leavesAfter(before)).containsExactly("CONSENT_GIVEN agency:centre-47 ok");
    }

    @Test
    void refuses_anotherSheetUnderTheSameName() {
        register(sheet);
        Sheets.consent(sheet).put("witness", "nurse");

        ProblemAnswer.assertRefused(post(centre, sheet), 409, "DUPLICATE_CONFLICT");
    }

    @Test
    void shows_aConsentToItsCollectorAlone() {
        register(sheet);
        UUID id = Sheets.id(sheet);

        JsonNode shown = centre.client().consents().show(id);
        assertThat(shown.at("/consent/state").asString("")).isEqualTo("ACTIVE");
        assertThat(shown.at("/sheet/subject/name/family").asString("")).isEqualTo("Есімова");
        assertThat(centre.client().consents().list().toString())
                .contains(id.toString())
                .doesNotContain("Есімова");

        HttpResponse<String> others = otherCentre.get(CONSENTS + "/" + id);
        ProblemAnswer.assertRefused(others, 404, "NOT_FOUND");
        assertThat(ProblemAnswer.of(others).withoutInstance())
                .isEqualTo(ProblemAnswer.of(otherCentre.get(CONSENTS + "/" + UUID.randomUUID()))
                        .withoutInstance());
        assertThat(otherCentre.client().consents().list().toString()).doesNotContain(id.toString());
    }

    @Test
    void takesBack_once_andAnswersTheSameWordAlike() {
        register(sheet);
        UUID id = Sheets.id(sheet);
        String word = word(centre, id, "withdrawn");
        HttpResponse<String> first = say(centre, id, "withdrawal", word);
        HttpResponse<String> again = say(centre, id, "withdrawal", word);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        ProblemAnswer.assertRefused(say(centre, id, "refusal", word(centre, id, "refused")), 409, "STATUS_NOT_ALLOWED");
        ProblemAnswer.assertRefused(
                say(centre, id, "withdrawal", word(centre, id, "refused")), 409, "STATUS_NOT_ALLOWED");
        assertThat(centre.client().consents().show(id).at("/words/0/jws").asString(""))
                .isEqualTo(word);
    }

    @Test
    void takes_noWithdrawalFromAnybodyElse() {
        register(sheet);
        UUID id = Sheets.id(sheet);

        ProblemAnswer.assertRefused(
                say(otherCentre, id, "withdrawal", word(otherCentre, id, "withdrawn")), 404, "NOT_FOUND");
        ProblemAnswer.assertRefused(
                say(centre, id, "withdrawal", word(otherCentre, id, "withdrawn")), 401, "KEY_UNKNOWN");
        ProblemAnswer.assertRefused(
                say(centre, id, "withdrawal", word(centre, UUID.randomUUID(), "withdrawn")),
                403,
                "CERT_AGENCY_MISMATCH");
        assertThat(state(id)).isEqualTo("ACTIVE");
    }

    @Test
    void replaces_anOlderConsentInOneStep() {
        register(sheet);
        ObjectNode narrower =
                Sheets.anew(sheet).put("replaces", Sheets.id(sheet).toString());
        Sheets.consent(narrower).putArray("categories").add("ID_NAME");
        long before = exchange.lastLeaf();
        register(narrower);

        assertThat(exchange.leavesAfter(before))
                .containsExactly("CONSENT_REPLACED agency:centre-47 ok", "CONSENT_GIVEN agency:centre-47 ok");
        assertThat(state(Sheets.id(sheet))).isEqualTo("SUPERSEDED");
        JsonNode shown = centre.client().consents().show(Sheets.id(narrower));
        assertThat(shown.at("/consent/version").asInt()).isEqualTo(2);
        assertThat(shown.at("/consent/replaces").asString(""))
                .isEqualTo(Sheets.id(sheet).toString());

        ObjectNode rival = Sheets.anew(narrower);
        assertRefused(rival, 409, "STATUS_NOT_ALLOWED", "/replaces");
        ProblemAnswer.assertRefused(
                say(centre, Sheets.id(sheet), "withdrawal", word(centre, Sheets.id(sheet), "withdrawn")),
                409,
                "STATUS_NOT_ALLOWED");
    }

    @Test
    void replaces_nothingOfAnotherPersonOrAnotherAgency() {
        register(sheet);
        ObjectNode another = Sheets.anew(sheet).put("replaces", Sheets.id(sheet).toString());
        another.set("subject", sheet.path("subject").deepCopy());
        ((ObjectNode) another.path("subject")).put("iin", "140902500004");
        assertRefused(another, 422, "CONSENT_UNKNOWN", "/replaces");

        ObjectNode unknown =
                Sheets.anew(sheet).put("replaces", UUID.randomUUID().toString());
        assertRefused(unknown, 422, "CONSENT_UNKNOWN", "/replaces");
    }

    @Test
    void records_aRefusalFromTheStart_withoutAskingWhoMay() {
        Sheets.consent(sheet).put("status", "refused").put("capacity", "self");

        assertThat(register(sheet).state()).isEqualTo(ConsentState.REFUSED);
    }

    @Test
    void refuses_whatNobodyMayConsentTo() {
        refuses("SCHEMA_INVALID_VALUE", "/consent/status", consent -> consent.put("status", "withdrawn"));
        refuses("SCHEMA_INVALID_VALUE", "/consent/categories", consent -> consent.putArray("categories"));
        refuses(
                "SCHEMA_INVALID_VALUE",
                "/consent/categories",
                consent -> consent.putArray("categories").add("EVERYTHING"));
        refuses(
                "FORBIDDEN_CATEGORY",
                "/consent/categories",
                consent -> consent.putArray("categories").add("THERAPY_NOTES"));
        refuses(
                "PARTY_UNKNOWN",
                "/consent/recipients",
                consent -> consent.putArray("recipients").add("clinic-99-999"));
        refuses(
                "CONSENT_RECIPIENT",
                "/consent/recipients",
                consent -> consent.putArray("recipients").add("school-47-012"));
        refuses(
                "CONSENT_PURPOSE",
                "/consent/purposes",
                consent -> consent.putArray("purposes").add("TREAT").add("EMPLOY"));
        refuses("CROSS_BORDER", "/consent/crossBorder", consent -> consent.put("crossBorder", true));
        refuses(
                "CONSENT_EXPIRED",
                "/consent/expiresAt",
                consent -> consent.put("expiresAt", Sheets.moment(exchange.now().plus(Duration.ofDays(800)))));
        refuses("CONSENT_GIVER", "/consent/giver", consent -> consent.put("capacity", "self"));
        refuses("SCHEMA_MISSING_FIELD", "/consent/copyGiven", consent -> consent.remove("copyGiven"));
        refuses("SCHEMA_MISSING_FIELD", "/consent/language", consent -> consent.remove("language"));
        refuses("SCHEMA_MISSING_FIELD", "/consent/witness", consent -> {
            consent.put("method", "verbal-recorded");
            consent.remove("witness");
        });
        refuses("SCHEMA_MISSING_FIELD", "/consent/serviceReference", consent -> consent.put("method", "state-service"));
        for (String number :
                List.of("170315600005", "GU-170315600005", "12345", "GU 2026 0004711", "call +7 701 1234567")) {
            refuses(
                    "SCHEMA_INVALID_VALUE",
                    "/consent/serviceReference",
                    consent -> consent.put("method", "state-service").put("serviceReference", number));
        }
        refuses("BEST_INTEREST_MISSING", "/consent/bestInterest", consent -> consent.remove("bestInterest"));
        refuses("SCHEMA_INVALID_VALUE", "/consent/bestInterest", consent -> consent.put("bestInterest", "she asked"));
        refuses("CERT_AGENCY_MISMATCH", "/consent/operator/bin", consent -> operator(consent, "bin", "190140000019"));
        refuses("CERT_AGENCY_MISMATCH", "/consent/operator/name", consent -> operator(consent, "name", "Somebody"));
        refuses(
                "CERT_AGENCY_MISMATCH",
                "/consent/operator/agencyId",
                consent -> consent.putObject("operator").put("agencyId", "centre-15"));
    }

    @Test
    void takes_theOperatorByNameAndBin_andTheNumberOfAnOutsideService() {
        Agency own = exchange.agencies().require(new AgencyId("centre-47"), "");
        Sheets.consent(sheet).put("method", "state-service").put("serviceReference", "GU-2026-0004711");
        operator(Sheets.consent(sheet), "bin", Objects.requireNonNull(own.bin()).value());
        operator(Sheets.consent(sheet), "name", own.name().kk());

        assertThat(register(sheet).state()).isEqualTo(ConsentState.ACTIVE);
        assertThat(shown(sheet).at("/sheet/consent/serviceReference").stringValue())
                .isEqualTo("GU-2026-0004711");
    }

    /** Three years after its end nobody can read it; that there was one stays in the list and in the log. */
    @Test
    void erases_whatAConsentSaid_threeYearsAfterItsEnd() {
        register(sheet);
        ObjectNode kept = Sheets.anew(sheet);
        register(kept);
        long leaves = exchange.lastLeaf();
        OffsetDateTime threeYears =
                exchange.now().atOffset(ZoneOffset.ofHours(5)).minusYears(3);
        ends(kept, threeYears.plusDays(1));
        ends(sheet, threeYears);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> shown(sheet).path("sheet").isNull());

        assertThat(shown(sheet).at("/consent/state").stringValue()).isEqualTo("ACTIVE");
        assertThat(shown(kept).path("sheet").isNull()).isFalse();
        assertThat(exchange.leavesAfter(leaves)).containsOnlyOnce("ERASED gateway ok");
    }

    private static void ends(ObjectNode sheet, OffsetDateTime moment) {
        exchange.change(
                "update consent set expires_at = " + moment.toInstant().toEpochMilli() + " where consent_id = ?",
                Sheets.id(sheet).toString());
    }

    private JsonNode shown(ObjectNode sheet) {
        return centre.client().consents().show(Sheets.id(sheet));
    }

    private static void operator(ObjectNode consent, String field, String value) {
        ((ObjectNode) consent.path("operator")).put(field, value);
    }

    @Test
    void refuses_aGuardianWithoutAnActInForce() {
        ObjectNode guardian = (ObjectNode) sheet.path("guardian");
        guardian.put("relation", "guardian").put("act", "17/2025");
        Sheets.consent(sheet).put("capacity", "guardian");
        assertRefused(sheet, 422, "GUARDIAN_INVALID", "/guardianshipAct");

        ObjectNode act = sheet.putObject("guardianshipAct")
                .put("number", "17/2025")
                .put("validFrom", "2025-01-10")
                .put("validUntil", "2025-12-31");
        assertRefused(sheet, 422, "GUARDIAN_INVALID", "/guardianshipAct/validUntil");

        act.put("validUntil", "2099-12-31");
        assertThat(register(sheet).state()).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void asks_theChildFromTen() {
        ((ObjectNode) sheet.path("subject")).put("birthDate", "2014-03-15").remove("iin");
        assertRefused(sheet, 422, "ASSENT_MISSING", "/consent/assent");

        Sheets.consent(sheet).putObject("assent").put("required", true).put("obtained", true);
        assertThat(register(sheet).state()).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void signs_itsRefusals_andKeepsNothing() {
        Sheets.consent(sheet).put("capacity", "self");
        long before = exchange.lastLeaf();
        ProblemAnswer refused = ProblemAnswer.of(post(centre, sheet));

        Receipt receipt = centre.verified(refused.receipt());
        assertThat(receipt.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(receipt.code()).isEqualTo("CONSENT_GIVER");
        assertThat(exchange.leavesAfter(before)).containsExactly("REJECTED agency:centre-47 CONSENT_GIVER");
        ProblemAnswer.assertRefused(centre.get(CONSENTS + "/" + Sheets.id(sheet)), 404, "NOT_FOUND");
    }

    @Test
    void takes_noSheetThatAnotherAgencySigned() {
        String foreign = otherCentre.client().consents().sign(sheet);
        ProblemAnswer.assertRefused(
                centre.post(CONSENTS, Party.JWT, Exchange.ascii(foreign), "en"), 401, "KEY_UNKNOWN");

        String claimed = new SignedSheet(
                        otherCentre.urn(), PartyUrn.GATEWAY, Sheets.id(sheet).toString(), exchange.now(), sheet)
                .sign(centre.keys().signing());
        ProblemAnswer.assertRefused(
                centre.post(CONSENTS, Party.JWT, Exchange.ascii(claimed), "en"), 403, "CERT_AGENCY_MISMATCH");
        ProblemAnswer.assertRefused(
                centre.post(CONSENTS, Party.JWT, Exchange.ascii("a.b.c"), "en"), 400, "ENVELOPE_MALFORMED");
    }

    private void refuses(String code, String pointer, Consumer<ObjectNode> change) {
        ObjectNode changed = Sheets.anew(sheet);
        change.accept(Sheets.consent(changed));
        ProblemAnswer refused = ProblemAnswer.of(post(centre, changed));
        assertThat(refused.code()).as(refused.text()).isEqualTo(code);
        assertThat(refused.pointer()).isEqualTo(pointer);
    }

    private void assertRefused(ObjectNode wrong, int status, String code, String pointer) {
        HttpResponse<String> answer = post(centre, wrong);
        ProblemAnswer.assertRefused(answer, status, code);
        assertThat(ProblemAnswer.of(answer).pointer()).isEqualTo(pointer);
    }

    private ConsentBook.Registered register(ObjectNode good) {
        ConsentBook book = centre.client().consents();
        return book.give(good);
    }

    private HttpResponse<String> post(Party party, ObjectNode any) {
        return party.post(
                CONSENTS, Party.JWT, Exchange.ascii(party.client().consents().sign(any)), "en");
    }

    private String state(UUID id) {
        return StrictJson.read(centre.get(CONSENTS + "/" + id).body())
                .at("/consent/state")
                .asString("");
    }

    private static HttpResponse<String> say(Party party, UUID id, String door, String word) {
        return party.post(CONSENTS + "/" + id + "/" + door, Party.JWT, Exchange.ascii(word), "en");
    }

    private static String word(Party party, UUID id, String word) {
        return new ConsentWord(
                        party.urn(), PartyUrn.GATEWAY, id.toString(), word, exchange.now(), "parent", "paper-signed")
                .sign(party.keys().signing());
    }
}
