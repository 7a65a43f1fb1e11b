package kz.daneker.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.journey.Person;
import kz.daneker.journey.Sheets;
import kz.daneker.privacy.LiveSite;
import kz.daneker.privacy.Overheard;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.SdJwt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries stored in a real FHIR server of a clinic's, which wants a certificate and an access token. */
class ClinicServerIT {
    private static final String CLINIC = "clinic-47-001";
    private static final String OTHER = "clinic-75-003";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path home;

    private static ClinicFhirServer clinic;
    private static TokenEndpoint tokens;
    private static MessageServer messages;
    private static LiveSite site;

    @BeforeAll
    static void start() throws Exception {
        ClinicFhirServer.requireBuilt();
        clinic = new ClinicFhirServer(Files.createDirectories(home.resolve("clinic")));
        tokens = new TokenEndpoint();
        messages = new MessageServer();
        FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        Path register = home.resolve("config/agencies.yaml");
        String text = Files.readString(register).replace("    channel: amqp\n", "");
        text = with(
                text,
                CLINIC,
                "channel: fhir",
                "fhirUrl: \"" + clinic.address() + "\"",
                "tokenUrl: \"" + tokens.address() + "\"",
                "tokenClient: " + TokenEndpoint.CLIENT);
        text = with(text, OTHER, "channel: fhir-messages", "fhirUrl: \"" + messages.address() + "\"");
        Files.writeString(register, text);
        site = LiveSite.start(
                home,
                home.resolve("data"),
                Map.of(
                        "daneker.broker.redelivery.first", "200ms",
                        "daneker.broker.redelivery.multiplier", "2",
                        "daneker.broker.redelivery.longest", "2s",
                        "daneker.broker.redelivery.attempts", "60",
                        "daneker.delivery.push-patience", "20s"));
        clinic.configure(site, CLINIC, true);
        tokens.listen(site, CLINIC, clinic.tokens());
        messages.listen(site, OTHER);
        clinic.start();
        clinic.awaitReady();
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
        if (clinic != null) {
            clinic.close();
            tokens.close();
            messages.close();
        }
    }

    @Test
    void isStored_withTheSignatureOfItsSender_andClosed() throws Exception {
        Person child = Person.invented();
        SignedReferral sent = send(child);

        await().atMost(PATIENCE).until(() -> state(sent) == ReferralState.DELIVERED);

        JsonNode patients = found("Patient?family=" + encoded(child));
        assertThat(patients.path("entry")).hasSize(1);
        String id = patients.at("/entry/0/resource/id").asString("");
        JsonNode tasks = found("Task?patient=Patient/" + id);
        assertThat(tasks.path("entry")).hasSize(1);
        assertThat(found("Provenance?_count=100").path("entry").valueStream().map(ClinicServerIT::token))
                .filteredOn(token -> token.issuerJwt().equals(sent.token().issuerJwt()))
                .singleElement()
                .satisfies(token -> assertThat(token.keyBinding()).isPresent());
        assertThat(site.wrappedKey(sent)).isNull();
    }

    /** Killed while it stores, started again with the same database. */
    @Test
    void isStoredOnce_howeverOftenTheServerDies() throws Exception {
        List<Person> children = Stream.generate(Person::invented).limit(6).toList();
        List<SignedReferral> sent = children.stream().map(ClinicServerIT::send).toList();
        await().atMost(PATIENCE).until(() -> sent.stream().anyMatch(one -> state(one) == ReferralState.DELIVERED));
        clinic.kill();
        SignedReferral meanwhile = send(Person.invented());
        clinic.start();

        await().atMost(PATIENCE).until(() -> sent.stream().allMatch(one -> state(one) == ReferralState.DELIVERED));
        await().atMost(PATIENCE).until(() -> state(meanwhile) == ReferralState.DELIVERED);
        for (Person child : children) {
            JsonNode patients = found("Patient?family=" + encoded(child));
            assertThat(patients.path("entry")).hasSize(1);
            String id = patients.at("/entry/0/resource/id").asString("");
            assertThat(found("Task?patient=Patient/" + id).path("entry")).hasSize(1);
            assertThat(found("ServiceRequest?patient=Patient/" + id).path("entry"))
                    .hasSize(1);
        }
    }

    @Test
    void getsANewToken_onceTheOldOneIsNoLongerTaken_andWaitsWhileItGetsNone() throws Exception {
        SignedReferral first = send(Person.invented());
        await().atMost(PATIENCE).until(() -> state(first) == ReferralState.DELIVERED);
        int before = tokens.given();
        Files.writeString(clinic.tokens(), "none\n");
        tokens.refuse(true);
        Person child = Person.invented();
        try (Overheard logs = new Overheard()) {
            SignedReferral second = send(child);
            await().during(Duration.ofMillis(600)).atMost(PATIENCE).until(() -> state(second) == ReferralState.SENT);
            tokens.refuse(false);

            await().atMost(PATIENCE).until(() -> state(second) == ReferralState.DELIVERED);
            assertThat(logs.all())
                    .doesNotContain(Files.readString(clinic.tokens()).strip(), child.family());
        }
        assertThat(tokens.given()).isEqualTo(before + 1);
    }

    /** The person's no falls while the gateway gets no token. */
    @Test
    void storesNothing_onceTheConsentIsTakenBack() throws Exception {
        tokens.refuse(true);
        Files.writeString(clinic.tokens(), "none\n");
        Promised child = promised();
        await().atMost(PATIENCE).until(() -> state(child.sent()) == ReferralState.SENT);
        child.takeBack();
        tokens.refuse(false);

        child.requireNothingStored();
    }

    /** Or while it is being given one. */
    @Test
    void storesNothing_ofWhatWasDecidedBeforeTheTokenCame() throws Exception {
        Files.writeString(clinic.tokens(), "none\n");
        Promised child;
        try (TokenEndpoint.Pause pause = tokens.pause()) {
            child = promised();
            pause.awaitQuestion(PATIENCE);
            child.takeBack();
        }

        child.requireNothingStored();
    }

    /** A child whose consent stands in the register, and its referral. */
    private record Promised(Person child, ObjectNode sheet, SignedReferral sent) {
        void takeBack() {
            site.client("centre-47")
                    .consents()
                    .end(
                            Sheets.id(sheet),
                            ConsentState.WITHDRAWN,
                            ConsentRecord.Capacity.PARENT,
                            ConsentRecord.Method.PAPER_SIGNED);
        }

        /** Judged when the next one has arrived. */
        void requireNothingStored() throws Exception {
            SignedReferral after = send(Person.invented());
            await().atMost(PATIENCE).until(() -> state(after) == ReferralState.DELIVERED);
            assertThat(state(sent)).isEqualTo(ReferralState.WITHDRAWN);
            assertThat(found("Patient?family=" + encoded(child)).path("entry")).isEmpty();
        }
    }

    private static Promised promised() {
        Person child = Person.invented();
        ObjectNode referral = child.in(DatedReferral.toClinic(site.clock().instant()));
        ObjectNode sheet = Sheets.of(referral);
        site.client("centre-47").consents().give(sheet);
        return new Promised(child, sheet, site.send(referral));
    }

    /** Another clinic's server takes messages. */
    @Test
    void isSentAsAMessage_untilTheServerSaysOk() {
        ObjectNode referral =
                Person.invented().in(DatedReferral.toClinic(site.clock().instant()));
        ((ObjectNode) referral.path("recipient")).put("agencyId", OTHER);
        ((ObjectNode) referral.at("/consents/0")).putArray("recipients").add(OTHER);
        SignedReferral sent = site.send(referral);

        await().atMost(PATIENCE).until(() -> state(sent) == ReferralState.DELIVERED);
        assertThat(messages.messages()).hasSize(2);
        assertThat(messages.messages().get(0).getIdentifier().getValue())
                .isEqualTo(messages.messages().get(1).getIdentifier().getValue());
    }

    private static String with(String register, String agency, String... lines) {
        String entry = "  - id: " + agency + "\n";
        assertThat(register).contains(entry);
        return register.replace(entry, entry + "    " + String.join("\n    ", lines) + "\n");
    }

    private static SdJwt token(JsonNode provenance) {
        String data = provenance.at("/resource/signature/0/data").asString("");
        return SdJwt.parse(new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII));
    }

    private static SignedReferral send(Person child) {
        return site.send(child.in(DatedReferral.toClinic(site.clock().instant())));
    }

    private static ReferralState state(SignedReferral sent) {
        return site.client("centre-47").conversation().ask(sent.id().value()).state();
    }

    private static String encoded(Person child) {
        return URLEncoder.encode(child.family(), StandardCharsets.UTF_8);
    }

    /** As the clinic's own people ask their server: it knows them by a token. */
    private static JsonNode found(String question) throws Exception {
        Files.writeString(clinic.tokens(), "the-clinics-own\n", StandardOpenOption.APPEND);
        HttpResponse<String> answer = clinic.reader()
                .send(
                        HttpRequest.newBuilder(URI.create(clinic.address() + "/" + question))
                                .header("Authorization", "Bearer the-clinics-own")
                                .header("Cache-Control", "no-cache")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StrictJson.read(answer.body());
    }
}
