package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kz.daneker.client.Standing;
import kz.daneker.fhir.FhirR4;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.Digest;
import kz.daneker.signing.StatusNote;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** How sender and recipient close the loop: status notes, FHIR Tasks and O51 messages are one conversation. */
class ClosedLoopIT {
    private static final String BUSINESS_STATUS = "urn:daneker:codesystem:business-status";
    private static final String STATUS_REASON = "urn:daneker:codesystem:status-reason";

    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final Party clinic = exchange.party("clinic-47-001");
    private final Party stranger = exchange.party("centre-15");
    private final IGenericClient fhir = FhirClient.of(exchange, clinic);
    private Party centre = clinic;
    private UUID referral = new UUID(0, 0);
    private UUID delivery = new UUID(0, 0);

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @BeforeEach
    void deliver() {
        ObjectNode payload = Person.invented().in(Fixture.clinic().at(exchange.now()));
        payload.put("referralId", UUID.randomUUID().toString());
        centre = exchange.sender(payload);
        referral = UUID.fromString(payload.path("referralId").asString(""));
        assertThat(centre.send(centre.sign(payload)).statusCode()).isEqualTo(202);
        delivery = clinic.receiveOne();
    }

    @Test
    void speaks_throughEveryDoor_inOneChain() {
        fhir.update().resource(task().setStatus(Task.TaskStatus.ACCEPTED)).execute();
        clinic.client().conversation().say(delivery, ReferralState.SCHEDULED, null);
        assertThat(response(process(
                                clinic,
                                message(task().setStatus(Task.TaskStatus.INPROGRESS)
                                        .setBusinessStatus(concept(BUSINESS_STATUS, "no-show")))))
                        .getCode())
                .isEqualTo(MessageHeader.ResponseType.OK);
        Task last = task().setStatus(Task.TaskStatus.COMPLETED);
        last.getOutputFirstRep()
                .setType(concept("urn:daneker:codesystem:task-output", "attendance"))
                .setValue(concept("urn:daneker:codesystem:attendance", "visited"));
        fhir.update().resource(last).execute();

        Standing standing = centre.client().conversation().ask(referral);
        assertThat(standing.words())
                .extracting(Standing.Word::word)
                .containsExactly(
                        ReferralState.DELIVERED,
                        ReferralState.ACCEPTED,
                        ReferralState.SCHEDULED,
                        ReferralState.NO_SHOW,
                        ReferralState.COMPLETED);
        assertThat(standing.came()).contains(Attendance.VISITED);
        Task atSender = seen(centre, referral);
        assertThat(atSender.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(clinic.client().conversation().ask(delivery).state()).isEqualTo(ReferralState.COMPLETED);
    }

    @Test
    void answersTheSame_toTheSameTaskAgain() {
        String accepted = json(task().setStatus(Task.TaskStatus.ACCEPTED));
        HttpResponse<String> first = put(clinic, delivery, accepted, null);
        clinic.client().conversation().say(delivery, ReferralState.IN_SERVICE, null);
        long before = exchange.lastLeaf();
        HttpResponse<String> again = put(clinic, delivery, accepted, null);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(exchange.leavesAfter(before)).isEmpty();
        assertThat(clinic.client().conversation().ask(delivery).words()).hasSize(3);
    }

    @Test
    void letsAnEarlyNoteWait_forTheOneBefore() {
        StatusNote first = clinic.note(delivery, 1, "accepted");
        String signed = first.sign(clinic.keys().signing());
        StatusNote second = new StatusNote(
                first.issuer(),
                first.audience(),
                first.subject(),
                2,
                "on_hold",
                first.issuedAt(),
                Digest.ofAscii(signed),
                "PAPERS_MISSING");
        String early = second.sign(clinic.keys().signing());

        assertThat(clinic.sayAs(delivery, early).statusCode()).isEqualTo(202);
        assertThat(clinic.sayAs(delivery, early).statusCode()).isEqualTo(202);
        assertThat(clinic.client().conversation().ask(delivery).state()).isEqualTo(ReferralState.DELIVERED);
        assertThat(clinic.sayAs(delivery, signed).body()).contains("ACCEPTED");
        assertThat(clinic.sayAs(delivery, early).body()).contains("ON_HOLD");
        long before = exchange.lastLeaf();
        assertThat(clinic.say(delivery, clinic.note(delivery, 1, "declined")).statusCode())
                .as("a second note of a number")
                .isEqualTo(409);
        assertThat(exchange.leavesAfter(before)).containsExactly("REJECTED agency:clinic-47-001 STATUS_NOT_ALLOWED");
        assertThat(task().getStatus()).isEqualTo(Task.TaskStatus.ONHOLD);
        assertThat(task().getStatusReason().getCodingFirstRep().getCode()).isEqualTo("PAPERS_MISSING");
    }

    @Test
    void refuses_whatDoesNotFollow_andPutsItOnTheTrail() {
        long before = exchange.lastLeaf();
        ResourceVersionConflictException refused = catchThrowableOfType(
                ResourceVersionConflictException.class,
                () -> fhir.update()
                        .resource(task().setStatus(Task.TaskStatus.COMPLETED))
                        .execute());
        assertThat(((OperationOutcome) refused.getOperationOutcome())
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(OperationOutcome.IssueType.CONFLICT);
        MessageHeader.MessageHeaderResponseComponent answer =
                response(process(clinic, message(task().setStatus(Task.TaskStatus.COMPLETED))));

        assertThat(answer.getCode()).isEqualTo(MessageHeader.ResponseType.FATALERROR);
        assertThat(exchange.leavesAfter(before))
                .filteredOn(leaf -> leaf.startsWith("REJECTED"))
                .containsOnly("REJECTED agency:clinic-47-001 STATUS_NOT_ALLOWED")
                .hasSize(2);
        assertThat(task().getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
    }

    @Test
    void demandsTheVersionTheWriterRead_whereItSaysSo() {
        Task read = task();
        centre.client().conversation().say(referral, ReferralState.CANCEL_ASKED, "NO_LONGER_NEEDED");
        String version = read.getMeta().getVersionId();
        String accepted = json(read.setStatus(Task.TaskStatus.ACCEPTED));

        assertRefused(put(clinic, delivery, accepted, version), 412, "VERSION_CONFLICT");
        assertThat(put(clinic, delivery, accepted, null).statusCode())
                .as("words that cross count as they came")
                .isEqualTo(200);
        assertThat(catchThrowableOfType(
                        PreconditionFailedException.class,
                        () -> fhir.update()
                                .resource(task().setStatus(Task.TaskStatus.INPROGRESS))
                                .withId("Task/" + delivery + "/_history/" + version)
                                .execute()))
                .isNotNull();
    }

    @Test
    void ends_whatTheSenderAsksToEnd_onceTheRecipientAgrees() {
        assertThat(put(clinic, delivery, json(task().setStatus(Task.TaskStatus.CANCELLED)), null)
                        .statusCode())
                .isEqualTo(409);
        Task asking = seen(centre, referral);
        asking.setBusinessStatus(concept(BUSINESS_STATUS, "cancel-asked"))
                .setStatusReason(concept(STATUS_REASON, "MOVED_AWAY"));
        HttpResponse<String> asked = put(centre, referral, json(asking), null);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);

        Task seen = task();
        assertThat(seen.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(seen.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("cancel-asked");
        assertThat(put(clinic, delivery, json(seen.setStatus(Task.TaskStatus.CANCELLED)), null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(centre.client().conversation().ask(referral).state()).isEqualTo(ReferralState.CANCELLED);
        assertThat(clinic.client().recalls().list()).isNotEmpty();
    }

    @Test
    void refuses_freeText_whoeverBringsIt() {
        String told = "Told in confidence";
        Task noted = task().setStatus(Task.TaskStatus.REJECTED).setStatusReason(new CodeableConcept().setText(told));
        Task without = task().setStatus(Task.TaskStatus.REJECTED);

        assertRefused(put(clinic, delivery, json(noted), null), 422, "SCHEMA_UNKNOWN_FIELD");
        assertRefused(put(clinic, delivery, json(without), null), 422, "SCHEMA_MISSING_FIELD");
        assertThat(centre.get("/v1/referrals/" + referral).body()).doesNotContain(told);
    }

    /** Neither moved nor seen: by the other side's name for it, or by somebody who has no part in it. */
    @Test
    void knowsNothing_ofOthersTasks() {
        UUID never = UUID.randomUUID();
        for (Party other : List.of(stranger, centre)) {
            Task forged = task().setStatus(Task.TaskStatus.ACCEPTED);
            String hidden = json(forged);
            String missing = hidden.replace(delivery.toString(), never.toString());
            assertRefused(put(other, delivery, hidden, null), 404, "NOT_FOUND");
            assertRefused(put(other, never, missing, null), 404, "NOT_FOUND");
            assertRefused(other.get("/fhir/Task/" + delivery), 404, "NOT_FOUND");
            assertThat(process(other, message(forged)).body())
                    .contains("fatal-error", "NOT_FOUND")
                    .doesNotContain(delivery.toString());
        }
        assertRefused(clinic.get("/fhir/Task/" + referral), 404, "NOT_FOUND");
    }

    @Test
    void answers_anEventNobodyHandles() {
        Bundle unknown = message(task());
        ((MessageHeader) unknown.getEntryFirstRep().getResource())
                .setEvent(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", "I99", null));

        HttpResponse<String> answer = process(clinic, unknown);
        assertThat(response(answer).getCode()).isEqualTo(MessageHeader.ResponseType.FATALERROR);
        assertThat(answer.body()).contains("RECORD_UNSUPPORTED");
        assertThat(fhir.capabilities()
                        .ofType(org.hl7.fhir.r4.model.CapabilityStatement.class)
                        .execute()
                        .getRestFirstRep()
                        .getOperation())
                .anyMatch(operation -> operation.getName().equals("process-message"));
    }

    private Task task() {
        return fhir.read().resource(Task.class).withId(delivery.toString()).execute();
    }

    /** Over plain HTTP. */
    private static Task seen(Party reader, UUID id) {
        return FhirR4.context()
                .newJsonParser()
                .parseResource(Task.class, reader.get("/fhir/Task/" + id).body());
    }

    private static Bundle message(Task task) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE);
        String url = "urn:uuid:" + UUID.randomUUID();
        MessageHeader header = new MessageHeader();
        header.setId(UUID.randomUUID().toString());
        header.setEvent(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", "O51", null))
                .addFocus(new Reference(url))
                .getSource()
                .setEndpoint("urn:daneker:agency:clinic-47-001");
        bundle.addEntry().setFullUrl("urn:uuid:" + header.getIdPart()).setResource(header);
        bundle.addEntry().setFullUrl(url).setResource(task);
        return bundle;
    }

    private HttpResponse<String> process(Party by, Bundle message) {
        String body = json(message);
        return by.exchange(signed(by, "/fhir/$process-message", body).POST(body(body)));
    }

    private static MessageHeader.MessageHeaderResponseComponent response(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Bundle bundle = FhirR4.context().newJsonParser().parseResource(Bundle.class, answer.body());
        return ((MessageHeader) bundle.getEntryFirstRep().getResource()).getResponse();
    }

    private static HttpResponse<String> put(Party by, UUID id, String task, String version) {
        HttpRequest.Builder request = signed(by, "/fhir/Task/" + id, task).PUT(body(task));
        return by.exchange(version == null ? request : request.header("If-Match", "W/\"" + version + "\""));
    }

    private static HttpRequest.Builder signed(Party by, String path, String body) {
        return by.to(path)
                .header("Content-Type", "application/fhir+json")
                .header(
                        "Daneker-Signature",
                        DetachedJws.sign(
                                DetachedJws.FHIR,
                                body.getBytes(StandardCharsets.UTF_8),
                                by.keys().signing()));
    }

    private static HttpRequest.BodyPublisher body(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private static String json(org.hl7.fhir.r4.model.Resource resource) {
        return FhirR4.context().newJsonParser().encodeResourceToString(resource);
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(StrictJson.read(answer.body())
                        .at("/issue/0/details/coding/0/code")
                        .asString(""))
                .isEqualTo(code);
    }
}
