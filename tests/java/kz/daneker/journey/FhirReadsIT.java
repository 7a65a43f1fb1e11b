package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.NodeProgram;
import kz.daneker.referral.StrictJson;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a clinic reads of its own deliveries at the FHIR door, and that nobody else learns there is anything to read. */
class FhirReadsIT {
    @TempDir
    private static Path data;

    @TempDir
    private Path temporary;

    private static Exchange exchange;
    private static UUID delivery;
    private static Party clinic;

    @BeforeAll
    static void deliver() {
        exchange = new Exchange(data);
        clinic = exchange.party("clinic-47-001");
        ObjectNode referral = Fixture.clinic().at(exchange.now());
        assertThat(exchange.sender(referral)
                        .send(exchange.sender(referral).sign(referral))
                        .statusCode())
                .isEqualTo(202);
        delivery = clinic.awaitOne();
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void reads_theMessage_asReleased_andPutsItOnTheTrailFirst() {
        long before = exchange.lastLeaf();
        Bundle message = client().read().resource(Bundle.class).withId(id()).execute();

        assertThat(message.getType()).isEqualTo(Bundle.BundleType.MESSAGE);
        assertThat(message.getIdentifier().getValue()).isEqualTo("urn:uuid:" + delivery);
        assertThat(exchange.leavesAfter(before)).containsExactly("DELIVERED agency:clinic-47-001 ok");
    }

    @Test
    void reads_whatIsAsked_withoutReferencesThatLeadNowhere() {
        ServiceRequest request =
                client().read().resource(ServiceRequest.class).withId(id()).execute();

        assertThat(request.getSubject().getReference()).isEqualTo("Patient/" + delivery);
        assertThat(request.getRequester().getDisplay()).isNotEmpty();
        assertThat(request.getSupportingInfo())
                .isNotEmpty()
                .extracting(Reference::getReference)
                .doesNotHaveDuplicates()
                .allMatch(reference -> reference.endsWith("/" + delivery));
        assertThat(clinic.get("/fhir/ServiceRequest/" + delivery).body()).doesNotContain("urn:uuid:bedf");
    }

    @Test
    void reads_thePerson() {
        Patient person = client().read().resource(Patient.class).withId(id()).execute();

        assertThat(person.getNameFirstRep().getFamily()).isNotEmpty();
        assertThat(person.getGeneralPractitioner()).isEmpty();
    }

    @Test
    void reads_theSummary_andWhereItIs() {
        Bundle summary = client().operation()
                .onInstance("Patient/" + delivery)
                .named("$summary")
                .withNoParameters(org.hl7.fhir.r4.model.Parameters.class)
                .useHttpGet()
                .returnResourceType(Bundle.class)
                .execute();
        DocumentReference document =
                client().read().resource(DocumentReference.class).withId(id()).execute();
        Bundle found = client().search()
                .forResource(DocumentReference.class)
                .where(DocumentReference.PATIENT.hasId("Patient/" + delivery))
                .returnBundle(Bundle.class)
                .execute();

        assertThat(summary.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(document.getContentFirstRep().getAttachment().getUrl())
                .isEqualTo("Patient/" + delivery + "/$summary");
        assertThat(found.getEntry()).hasSize(1);
        assertThat(found.hasTotal()).isFalse();
    }

    /** npm's fhir-kit-client: no library of Java's, no word of ours. */
    @Test
    void isRead_byAStockClient() throws Exception {
        NodeProgram node = NodeProgram.installedOrSkip("stock-fhir-client", "read.mjs", "fhir-kit-client", temporary);
        JsonNode found = node.run(Pem.of(clinic, exchange)
                .put("base", exchange.address().resolve("/fhir").toString())
                .put("delivery", id()));

        assertThat(found.path("fhirVersion").asString("")).isEqualTo("4.0.1");
        assertThat(found.path("tasks").valueStream().map(JsonNode::asString))
                .contains(id())
                .doesNotHaveDuplicates();
        assertThat(found.path("total").isNull()).isTrue();
        assertThat(found.path("message").asString("")).isEqualTo("message");
        assertThat(found.path("request").asString("")).isEqualTo("Patient/" + delivery);
        assertThat(found.path("person").asString("")).isEqualTo(id());
        assertThat(found.path("summary").asString("")).isEqualTo("document");
        assertThat(found.path("documents").asInt(0)).isEqualTo(1);
        assertThat(found.path("nobodys").asInt(0)).isEqualTo(404);
        assertThat(found.path("unknownQuestion").asInt(0)).isEqualTo(400);
    }

    @Test
    void findsItsTasks_byStatusDateAndCode_pageByPage() {
        assertThat(found("/fhir/Task?status=requested,accepted&code=fulfill&_lastUpdated=ge2026"))
                .contains(id());
        assertThat(found("/fhir/Task?status=completed")).isEmpty();
        assertThat(found("/fhir/Task?authored-on=lt2020")).isEmpty();
        assertThat(found("/fhir/Task?code=other")).isEmpty();
        assertThat(found("/fhir/Task?_since=2026-01-01T00:00:00Z")).contains(id());
        assertThat(found("/fhir/Task?_since=2100-01-01T00:00:00Z")).isEmpty();

        JsonNode first = StrictJson.read(clinic.get("/fhir/Task?_count=1").body());
        String next = first.path("link")
                .valueStream()
                .filter(link -> link.path("relation").asString("").equals("next"))
                .map(link -> link.path("url").asString(""))
                .findFirst()
                .orElseThrow();
        assertThat(first.has("total")).isFalse();
        assertThat(first.path("entry")).hasSize(1);
        assertThat(found(next)).doesNotContain(first.at("/entry/0/resource/id").asString(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Task?_page=7",
                "/fhir/Task?patient=Patient/1",
                "/fhir/Task?status:not=draft",
                "/fhir/Task?_include=*",
                "/fhir/Task?_total=accurate",
                "/fhir/Task?_elements=status",
                "/fhir/Task?_lastUpdated=yesterday",
                "/fhir/Patient?name=A",
                "/fhir/Bundle?_id=1"
            })
    void refuses_everyOtherQuestion(String path) {
        assertThat(clinic.get(path).statusCode()).as(path).isBetween(400, 405);
    }

    private static List<String> found(String path) {
        HttpResponse<String> answer = clinic.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StrictJson.read(answer.body())
                .path("entry")
                .valueStream()
                .map(entry -> entry.at("/resource/id").asString(""))
                .toList();
    }

    @Test
    void answersNotModified_whereTheReaderHasIt() {
        String tag = clinic.get("/fhir/Bundle/" + delivery)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> again = clinic.exchange(clinic.to("/fhir/Bundle/" + delivery)
                .header("If-None-Match", tag)
                .GET());

        assertThat(again.statusCode()).isEqualTo(304);
    }

    /** Word for word and header for header what an id gets that never was, but for the time of the answer. */
    @Test
    void tellsNobodyElse_thatThereIsSomething() {
        for (Party other : others()) {
            for (String address : addresses(delivery)) {
                HttpResponse<String> hidden = other.get(address);
                HttpResponse<String> never = other.get(address.replace(id(), NEVER.toString()));
                assertThat(seen(hidden)).as(other.urn() + " " + address).isEqualTo(seen(never));
            }
        }
    }

    /** Every agency that can connect at all, but the one the delivery is for. */
    private static List<Party> others() {
        return exchange.agencies().all().stream()
                .map(agency -> agency.id().value())
                .filter(id -> !id.equals("clinic-47-001"))
                .filter(id -> Files.isDirectory(data.resolve("agencies").resolve(id)))
                .map(exchange::party)
                .toList();
    }

    private static final UUID NEVER = UUID.fromString("00000000-1111-4222-8333-444444444444");

    private static List<String> addresses(UUID id) {
        return List.of(
                "/fhir/Bundle/" + id,
                "/fhir/ServiceRequest/" + id,
                "/fhir/Patient/" + id,
                "/fhir/Patient/" + id + "/$summary",
                "/fhir/Patient/$summary?identifier=urn:ietf:rfc:3986%7Curn:uuid:" + id,
                "/fhir/DocumentReference/" + id,
                "/fhir/DocumentReference?patient=Patient/" + id,
                "/fhir/Task?_count=200",
                "/fhir/Task/" + id);
    }

    /** The id of the answer itself and its time differ between any two answers. */
    private static String seen(HttpResponse<String> answer) {
        JsonNode body = StrictJson.read(answer.body());
        Set<String> headers = new TreeSet<>(answer.headers().map().keySet());
        return answer.statusCode() + " " + headers + " " + outcome(body);
    }

    private static String outcome(JsonNode body) {
        return body.path("resourceType").asString("")
                + body.at("/issue/0/code").asString("")
                + body.at("/issue/0/details/coding/0/code").asString("")
                + body.path("entry").size();
    }

    private static IGenericClient client() {
        return FhirClient.of(exchange, clinic);
    }

    private static String id() {
        return delivery.toString();
    }
}
