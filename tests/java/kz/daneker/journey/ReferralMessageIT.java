package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.fhir.FhirR4;
import kz.daneker.fhir.OfficialValidator;
import kz.daneker.signing.DetachedJws;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A referral brought to {@code $process-message} as an I12 message. */
class ReferralMessageIT {
    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final ObjectNode referral = Person.invented().in(Fixture.clinic().at(exchange.now()));
    private final Party centre = exchange.sender(referral);
    private final String token = centre.sign(referral).token().serialize();

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void takesTheReferral_andAnswersWithItsTaskAndTheReceipt_asOftenAsItComes() {
        Bundle message =
                message(token, patient(referral.at("/subject/name/family").asString("")));
        Bundle first = answer(process(message));
        Bundle second = answer(process(message));
        String id = referral.path("referralId").asString("");

        assertThat(header(first).getResponse().getCode()).isEqualTo(ResponseType.OK);
        assertThat(header(first).getFocusFirstRep().getReference())
                .isEqualTo("urn:uuid:" + id)
                .isEqualTo(only(first, Task.class).getIdPart());
        assertThat(centre.verified(receipt(first)).refersTo()).isEqualTo(id);
        assertThat(receipt(second)).isEqualTo(receipt(first));
        assertThat(OfficialValidator.errors(json(first))).isEmpty();
        assertThat(exchange.recipient(referral)
                        .fetch(exchange.recipient(referral).awaitOne()))
                .isNotNull();
    }

    @Test
    void refuses_aMessageThatSaysMoreThanItsToken() {
        Observation unsigned = new Observation();
        unsigned.setId(UUID.randomUUID().toString());
        Stream.of(patient("Басқа"), unsigned).forEach(more -> {
            long before = exchange.lastLeaf();
            Bundle answer = answer(process(message(token, more)));

            assertThat(header(answer).getResponse().getCode()).isEqualTo(ResponseType.FATALERROR);
            assertThat(code(answer)).isEqualTo("ENVELOPE_MALFORMED");
            assertThat(centre.verified(receipt(answer)).outcome().name()).isEqualTo("REJECTED");
            assertThat(json(answer)).doesNotContain("Басқа");
            assertThat(exchange.leavesAfter(before))
                    .containsExactly("REJECTED agency:" + centre.keys().agency() + " ENVELOPE_MALFORMED");
        });
        assertThat(exchange.recipient(referral).inbox()).isEmpty();
    }

    @Test
    void refuses_aMessageWithoutToken_orWithAnothersToken() {
        Bundle none = message(token);
        none.getEntry().removeIf(entry -> entry.getResource() instanceof Provenance);
        assertThat(code(answer(process(none)))).isEqualTo("SCHEMA_INVALID_VALUE");
        String theirs = exchange.recipient(referral).sign(referral).token().serialize();
        assertThat(code(answer(process(message(theirs))))).isEqualTo("CERT_AGENCY_MISMATCH");
    }

    private Bundle message(String signed, Resource... beside) {
        MessageHeader header = new MessageHeader();
        header.setId(UUID.randomUUID().toString());
        header.setEvent(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", "I12", null));
        header.getSource().setEndpoint(centre.urn());
        Provenance provenance = new Provenance();
        provenance.setId(UUID.randomUUID().toString());
        provenance
                .addSignature()
                .setSigFormat("application/sd-jwt")
                .setData(signed.getBytes(StandardCharsets.US_ASCII));
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE);
        Stream.concat(Stream.of(header, provenance), Stream.of(beside))
                .forEach(resource -> bundle.addEntry()
                        .setFullUrl("urn:uuid:" + resource.getIdPart())
                        .setResource(resource));
        return bundle;
    }

    private static Patient patient(String family) {
        Patient patient = new Patient();
        patient.setId(UUID.randomUUID().toString());
        patient.addName().setFamily(family);
        return patient;
    }

    private HttpResponse<String> process(Bundle message) {
        byte[] body = json(message).getBytes(StandardCharsets.UTF_8);
        return centre.exchange(centre.to("/fhir/$process-message")
                .header("Content-Type", "application/fhir+json")
                .header(
                        "Daneker-Signature",
                        DetachedJws.sign(DetachedJws.FHIR, body, centre.keys().signing()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static Bundle answer(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return FhirR4.context().newJsonParser().parseResource(Bundle.class, response.body());
    }

    private static MessageHeader header(Bundle answer) {
        return (MessageHeader) answer.getEntryFirstRep().getResource();
    }

    private static String code(Bundle answer) {
        return only(answer, OperationOutcome.class)
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode();
    }

    private static String receipt(Bundle answer) {
        return new String(only(answer, Provenance.class).getSignatureFirstRep().getData(), StandardCharsets.US_ASCII);
    }

    private static <R extends Resource> R only(Bundle answer, Class<R> type) {
        List<R> found = answer.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String json(Resource resource) {
        return FhirR4.context().newJsonParser().encodeResourceToString(resource);
    }
}
