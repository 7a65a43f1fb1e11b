package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.ConsentWord;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The FHIR door: what HAPI's own client gets in and out of it, and what it answers to everything else. */
class FhirDoorIT {
    private static final String CONSENT = "/fhir/Consent";
    private static final String FHIR_JSON = "application/fhir+json";
    private static final Path EXAMPLES =
            Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"), "consent");

    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final Party centre = exchange.party("centre-47");
    private final Party otherCentre = exchange.party("centre-15");
    private final Party clinic = exchange.party("clinic-47-001");
    private final ObjectNode referral = Person.invented().in(Fixture.clinic().at(exchange.now()));
    private final ObjectNode consent = FhirConsents.of(referral);

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void registers_aConsent_andAnswersTheSameAgain() {
        IGenericClient client = FhirClient.of(exchange, centre);
        long before = exchange.lastLeaf();
        MethodOutcome first = client.create().resource(consent.toString()).execute();
        HttpResponse<String> again = post(centre, consent);

        assertThat(first.getCreated()).isTrue();
        assertThat(first.getId().getVersionIdPart()).isEqualTo("1");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Location").orElse(""))
                .endsWith("Consent/" + first.getId().getIdPart() + "/_history/1");
        assertThat(again.headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(centre.verified(again.headers().firstValue("Daneker-Receipt").orElseThrow())
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(exchange.leavesAfter(before))
                .filteredOn(leaf -> !leaf.startsWith("READ"))
                .containsExactly("CONSENT_GIVEN agency:centre-47 ok");
        assertThat(((Consent) first.getResource()).getProvision().getActor()).hasSize(1);
    }

    @Test
    void refuses_anotherConsentUnderTheSameIdentifier() {
        post(centre, consent);
        FhirConsents.provision(consent).putArray("class");
        FhirConsents.provision(consent).remove("class");

        assertRefused(post(centre, consent), 409, "DUPLICATE_CONFLICT");
    }

    @Test
    void decides_aReferral_untilItIsTakenBack() {
        UUID id = id(post(centre, consent));
        assertThat(centre.send(centre.sign(Sheets.naming(referral, id))).statusCode())
                .isEqualTo(202);
        ReceivedReferral received = clinic.fetch(clinic.awaitOne());
        clinic.client().sign(received);
        assertThat(received.referral().at("/data/HEALTH_SUMMARY").isMissingNode())
                .isFalse();

        HttpResponse<String> withdrawn =
                centre.post("/v1/consents/" + id + "/withdrawal", Party.JWT, Exchange.ascii(withdrawal(id)), "en");
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        ObjectNode next =
                referral.deepCopy().put("referralId", UUID.randomUUID().toString());
        assertThat(ProblemAnswer.of(centre.send(centre.sign(Sheets.naming(next, id))))
                        .code())
                .isEqualTo("CONSENT_WITHDRAWN");
        Consent own = FhirClient.of(exchange, centre)
                .read()
                .resource(Consent.class)
                .withId(id.toString())
                .execute();
        assertThat(own.getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        assertRefused(clinic.get(CONSENT + "/" + id), 404, "NOT_FOUND");
    }

    @Test
    void narrows_whatAnotherSheetAllowed_byWhatItExcepts() {
        ObjectNode deny = FhirConsents.provision(consent)
                .putArray("provision")
                .addObject()
                .put("type", "deny");
        deny.putArray("class")
                .addObject()
                .put("system", "urn:daneker:codesystem:data-category")
                .put("code", "HEALTH_SUMMARY");
        ObjectNode elder = Sheets.of(referral);
        Sheets.consent(elder).put("givenAt", Sheets.moment(exchange.now().minusSeconds(3_000_000)));
        centre.client().consents().give(elder);
        post(centre, consent);

        centre.send(centre.sign(referral));
        ReceivedReferral received = clinic.fetch(clinic.awaitOne());
        clinic.client().sign(received);
        assertThat(received.referral().at("/data/HEALTH_SUMMARY").isMissingNode())
                .isTrue();
        assertThat(received.referral().at("/data/ID_NAME").isMissingNode()).isFalse();
    }

    @Test
    void shows_itsOwnPartToARecipient_andNothingToAnybodyElse() {
        UUID id = id(post(centre, consent));
        HttpResponse<String> part = clinic.get(CONSENT + "/" + id);

        assertThat(part.statusCode()).as(part.body()).isEqualTo(200);
        assertThat(part.body())
                .contains("SUBSETTED", "clinic-47-001")
                .doesNotContain(
                        "guardian",
                        "performer",
                        "dateTime",
                        referral.at("/subject/name/family").asString("?"));
        assertThat(otherCentre.get(CONSENT + "/" + id).body())
                .isEqualTo(otherCentre.get(CONSENT + "/" + UUID.randomUUID()).body());
        assertRefused(otherCentre.get(CONSENT + "/" + id), 404, "NOT_FOUND");
        assertRefused(clinic.get(CONSENT + "/nobody"), 404, "NOT_FOUND");
    }

    @Test
    void keeps_butDoesNotUse_whatWouldHaveToBeGuessed() {
        FhirConsents.provision(consent).remove("type");
        UnprocessableEntityException refused = catchThrowableOfType(
                UnprocessableEntityException.class,
                () -> FhirClient.of(exchange, centre)
                        .create()
                        .resource(consent.toString())
                        .execute());
        OperationOutcome outcome = (OperationOutcome) refused.getOperationOutcome();

        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("CONSENT_UNUSABLE");
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("Consent.provision.type");
        long kept = exchange.unusable();
        HttpResponse<String> again = post(centre, consent);
        assertRefused(again, 422, "CONSENT_UNUSABLE");
        assertThat(centre.verified(again.headers().firstValue("Daneker-Receipt").orElseThrow())
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(exchange.unusable()).isEqualTo(kept).isPositive();
    }

    @TestFactory
    Stream<DynamicTest> takes_ihesExamples_asTheyMeanIt() {
        assumeTrue(Files.isDirectory(EXAMPLES), "no FHIR vectors");
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            ObjectNode example = StrictJson.readObject(Files.readAllBytes(file));
            boolean typed = example.path("provision").has("type");
            HttpResponse<String> asItIs = post(centre, example);
            assertRefused(asItIs, 422, "CONSENT_UNUSABLE");
            assertThat(asItIs.body()).contains(typed ? "Consent.patient" : "Consent.provision.type");

            example.putObject("patient")
                    .putObject("identifier")
                    .put("system", "urn:daneker:sid:iin")
                    .put("value", "910314400003");
            HttpResponse<String> known = post(centre, example);
            assertThat(known.statusCode()).as(known.body()).isEqualTo(typed ? 201 : 422);
        }));
    }

    @Test
    void says_whatItCan() {
        CapabilityStatement can = FhirClient.of(exchange, clinic)
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute();

        assertThat(can.getRestFirstRep().getResource())
                .extracting(resource -> resource.getType() + " "
                        + resource.getInteraction().stream()
                                .map(interaction -> interaction.getCode().toCode())
                                .sorted()
                                .toList())
                .containsExactlyInAnyOrder(
                        "AuditEvent [read, search-type]",
                        "Consent [create, read]",
                        "Task [read, search-type, update]",
                        "Bundle [read]",
                        "Patient [read]",
                        "ServiceRequest [read]",
                        "DocumentReference [read, search-type]");
        assertThat(can.getRestFirstRep().getOperation())
                .extracting(operation -> operation.getName())
                .containsExactly("process-message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir",
                "/fhir/",
                "/fhir/Patient/1",
                "/fhir/Consent",
                "/fhir/Consent?patient:identifier=910314400003",
                "/fhir/Consent/_history",
                "/fhir/Consent/1/_history",
                "/fhir/Consent/1/$everything",
                "/fhir/$meta",
                "/fhir/Consent/_search",
                "/fhir/Consent/1?_format=xml",
                "/fhir/SecretValue"
            })
    void answers_everythingElse_withAnOutcomeOfOurOwn(String path) {
        outcome(centre.get(path), "SecretValue", "910314400003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PROPFIND"})
    void refuses_otherMethods(String method) {
        HttpResponse<String> answer = centre.exchange(centre.to(CONSENT + "/" + UUID.randomUUID())
                .header("Content-Type", FHIR_JSON)
                .method(method, HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void refuses_bodiesThatAreNoFhirJson_withoutQuotingThem() {
        String json = consent.toString();
        assertRefused(raw("{\"secret\":", FHIR_JSON), 400, "JSON_MALFORMED");
        assertRefused(raw("<Consent>secret</Consent>", "application/fhir+xml"), 415, "MEDIA_TYPE_UNSUPPORTED");
        assertRefused(raw(json, "text/plain"), 415, "MEDIA_TYPE_UNSUPPORTED");
        assertRefused(raw("[".repeat(2000) + "]".repeat(2000), FHIR_JSON), 400, "JSON_TOO_DEEP", "JSON_MALFORMED");
        assertRefused(
                raw(json.replaceFirst("\\{", "{\"secret\":1,\"secret\":2,"), FHIR_JSON), 400, "JSON_DUPLICATE_KEY");
        assertRefused(raw(json + " ".repeat(300_000), FHIR_JSON), 413, "TOO_LARGE");
        assertRefused(raw(json + " ".repeat(600_000), FHIR_JSON), 413, "TOO_LARGE");
        assertRefused(
                raw(json.replaceFirst("\\{", "{\"secretElement\":1,"), FHIR_JSON),
                422,
                "SCHEMA_INVALID_VALUE",
                "SCHEMA_UNKNOWN_FIELD");
        assertRefused(raw(json.replace("\"active\"", "\"secret\""), FHIR_JSON), 422, "SCHEMA_INVALID_VALUE");
        assertRefused(raw("{\"resourceType\":\"Patient\"}", FHIR_JSON), 422, "SCHEMA_INVALID_VALUE");
    }

    @Test
    void takes_nothingUnsigned_orSignedByAnybodyElse_orForAnotherBody() {
        byte[] body = FhirConsents.bytes(consent);
        assertRefused(centre.post(CONSENT, FHIR_JSON, body, "en"), 401, "SIGNATURE_INVALID");
        assertRefused(
                send(
                        centre,
                        body,
                        DetachedJws.sign(
                                DetachedJws.FHIR, body, otherCentre.keys().signing())),
                401,
                "KEY_UNKNOWN");
        assertRefused(
                send(
                        centre,
                        body,
                        DetachedJws.sign(
                                DetachedJws.FHIR, new byte[] {1}, centre.keys().signing())),
                401,
                "SIGNATURE_INVALID");
        assertRefused(
                send(
                        centre,
                        body,
                        DetachedJws.sign(DetachedJws.MATRIX, body, centre.keys().signing())),
                400,
                "ENVELOPE_MALFORMED");
    }

    @Test
    void answers_inTheCallersLanguage() {
        HttpResponse<String> answer = centre.exchange(centre.to(CONSENT + "/" + UUID.randomUUID())
                .header("Accept-Language", "kk")
                .GET());

        assertThat(outcome(answer).path("language").asString("")).isEqualTo("kk");
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return List.copyOf(
                    files.filter(file -> file.getFileName().toString().contains("-Consent-"))
                            .sorted()
                            .toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> raw(String body, String mediaType) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return centre.exchange(centre.to(CONSENT)
                .header("Content-Type", mediaType)
                .header(
                        "Daneker-Signature",
                        DetachedJws.sign(DetachedJws.FHIR, bytes, centre.keys().signing()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private static HttpResponse<String> post(Party party, ObjectNode resource) {
        byte[] body = FhirConsents.bytes(resource);
        return send(
                party,
                body,
                DetachedJws.sign(DetachedJws.FHIR, body, party.keys().signing()));
    }

    private static HttpResponse<String> send(Party party, byte[] body, String signature) {
        return party.exchange(party.to(CONSENT)
                .header("Content-Type", FHIR_JSON)
                .header("Daneker-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static UUID id(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return UUID.fromString(StrictJson.readObject(created.body().getBytes(StandardCharsets.UTF_8))
                .path("id")
                .asString(""));
    }

    private String withdrawal(UUID id) {
        return new ConsentWord(
                        centre.urn(),
                        PartyUrn.GATEWAY,
                        id.toString(),
                        "withdrawn",
                        exchange.now(),
                        "parent",
                        "paper-signed")
                .sign(centre.keys().signing());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String... codes) {
        JsonNode outcome = outcome(answer, "secret");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(outcome.at("/issue/0/details/coding/0/code").asString("")).isIn((Object[]) codes);
    }

    /** An outcome whole, ours, and without any of these words. */
    private static JsonNode outcome(HttpResponse<String> answer, String... never) {
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(FHIR_JSON);
        assertThat(answer.body()).doesNotContain("HAPI", "Exception", "at kz.", "at ca.", "diagnostics");
        assertThat(answer.body()).doesNotContain(never.length == 0 ? new String[] {"HAPI"} : never);
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        JsonNode outcome = StrictJson.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(outcome.path("resourceType").asString("")).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/details/text").asString("")).isNotBlank();
        return outcome;
    }
}
