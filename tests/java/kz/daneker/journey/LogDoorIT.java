package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.audit.Claim;
import kz.daneker.audit.Cosigner;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.FolderDisk;
import kz.daneker.audit.LogProof;
import kz.daneker.audit.NoteVerifier;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.gateway.StartProblem;
import kz.daneker.signing.CosigningKey;
import kz.daneker.witness.Witness;
import kz.daneker.witness.WitnessServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The log as agencies and auditors read it, cosigned by a witness that one agency runs behind its own certificate. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LogDoorIT {
    @TempDir
    private static Path data;

    @TempDir
    private static Path kept;

    private static Exchange exchange;
    private static WitnessServer witness;
    private static Map<String, String> settings;

    @BeforeAll
    static void start() throws IOException {
        exchange = new Exchange(data);
        NoteVerifier log =
                NoteVerifier.parse(Files.readString(data.resolve("log.vkey")).strip());
        Witness w1 = new Witness(
                List.of(log),
                new FolderDisk(kept.resolve("memory")),
                new Cosigner("ngo-a.example/w1", CosigningKey.ofSeed(new byte[32])),
                Clock.systemUTC());
        witness = new WitnessServer(
                w1,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.of(exchange.party("ngo-a").keys().tls(Clock.systemUTC())));
        exchange.close();
        for (String folder : List.of("db", "log")) {
            copy(data.resolve(folder), kept.resolve(folder));
        }
        Path policy = kept.resolve("witnesses.policy");
        Files.writeString(
                policy, "witness w1 " + w1.verifier() + " https://localhost:" + witness.port() + "\nquorum w1\n");
        settings = Map.of("daneker.witness.policy", policy.toString(), "daneker.witness.every", "1s");
        exchange = new Exchange(data, settings);
    }

    @AfterAll
    static void stop() {
        exchange.close();
        witness.close();
    }

    private static WitnessPolicy policy() throws IOException {
        return WitnessPolicy.parse(Files.readString(data.resolve("log.policy")));
    }

    @Test
    @Order(1)
    void proves_everySignedWord_toWhoeverHasIt_andToNobodyElse() throws IOException {
        ObjectNode referral = Fixture.clinic().at(exchange.now());
        Party sender = exchange.sender(referral);
        Party recipient = exchange.recipient(referral);
        Party stranger = exchange.party("centre-15");
        Party auditor = exchange.party("infosec-audit");
        assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);
        ReceivedReferral received = recipient.fetch(recipient.awaitOne());
        recipient.client().sign(received);
        UUID id = UUID.fromString(referral.path("referralId").asString());

        JsonNode shown = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> view(sender, id),
                        view -> view.path("receiptRecord").isNumber()
                                && view.at("/words/0/record").isNumber());
        long accepted = shown.path("receiptRecord").asLong();
        long receipted = shown.at("/words/0/record").asLong();
        String receiptsWord =
                "?word=" + Evidence.digest(shown.at("/words/0/jws").asString());

        assertThat(record(sender, accepted, ""))
                .contains("\"ev\":\"ACCEPTED\"")
                .contains("\"c\":\"" + Evidence.digest(shown.path("receipt").asString()) + "\"");
        assertThat(record(recipient, receipted, "")).contains("\"ev\":\"RECEIPTED\"");
        assertThat(record(sender, receipted, receiptsWord)).contains("\"ev\":\"RECEIPTED\"");
        assertThat(record(auditor, receipted, "")).contains("\"ev\":\"RECEIPTED\"");
        for (HttpResponse<String> nothing : List.of(
                sender.get("/v1/log/proof/" + receipted),
                stranger.get("/v1/log/proof/" + accepted),
                stranger.get("/v1/log/proof/" + accepted + "?word="),
                stranger.get("/v1/log/proof/999999999"),
                stranger.get("/v1/log/proof/-1"))) {
            assertThat(nothing.statusCode()).isEqualTo(404);
            assertThat(ProblemAnswer.of(nothing).code()).isEqualTo("NOT_FOUND");
        }
    }

    private static JsonNode view(Party sender, UUID id) {
        return JsonMapper.shared().readTree(sender.get("/v1/referrals/" + id).body());
    }

    private static String record(Party reader, long index, String query) throws IOException {
        HttpResponse<String> answer = reader.get("/v1/log/proof/" + index + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        LogProof proof = LogProof.parse(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(proof.index()).isEqualTo(index);
        WitnessPolicy logAlone = WitnessPolicy.of(policy().logs().get(0).verifier());
        return new String(proof.check(logAlone), StandardCharsets.UTF_8);
    }

    @Test
    @Order(2)
    void shows_hashesToMembers_andRecordsToAuditorsAlone() throws IOException {
        Party member = exchange.party("emp-15-tigin");
        Party auditor = exchange.party("infosec-audit");
        long size = policy().checkLog(member.get("/v1/log/checkpoint").body().getBytes(StandardCharsets.UTF_8))
                .size();
        String width = size < 256 ? ".p/" + size : "";

        assertThat(member.get("/v1/log/tile/0/000" + width).statusCode()).isEqualTo(200);
        assertThat(auditor.get("/v1/log/tile/entries/000" + width).body()).contains("\"ev\":\"START\"");
        for (String path : List.of("entries/000" + width, "0/001.p/1", "0/../entries/000" + width, "checkpoint", "x")) {
            assertThat(member.get("/v1/log/tile/" + path).statusCode())
                    .as(path)
                    .isGreaterThanOrEqualTo(400)
                    .isLessThan(500);
        }
    }

    @Test
    @Order(3)
    void keeps_aCheckpointThatTheWitnessCosigned() throws IOException {
        Party member = exchange.party("centre-15");
        byte[] witnessed = await().atMost(Duration.ofSeconds(20))
                .until(() -> member.get("/v1/log/witnessed"), answer -> answer.statusCode() == 200)
                .body()
                .getBytes(StandardCharsets.UTF_8);

        assertThat(policy().check(witnessed).size()).isPositive();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TrailVerifier.verify(
                                data.resolve("log"),
                                policy(),
                                List.of(Claim.kept(policy().check(witnessed))),
                                record -> {})
                        .holds());
    }

    @Test
    @Order(4)
    void doesNotStart_onWhatAWitnessHasSeenMoreOf() throws IOException {
        exchange.close();
        for (String folder : List.of("db", "log")) {
            delete(data.resolve(folder));
            copy(kept.resolve(folder), data.resolve(folder));
        }

        assertThatThrownBy(() -> new Exchange(data, settings))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("no witness may contradict the log, found w1: it has seen");
    }

    @Test
    @Order(3)
    void tellsAuditors_asFhir_andNobodyElse() {
        Party auditor = exchange.party("infosec-audit");
        JsonNode found = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> JsonMapper.shared()
                                .readTree(auditor.get("/fhir/AuditEvent?subtype=DELIVERED&agent=agency:clinic-47-001")
                                        .body()),
                        bundle -> bundle.path("entry").size() > 0);
        JsonNode delivered = found.at("/entry/0/resource");

        assertThat(found.has("total")).isFalse();
        assertThat(delivered.at("/meta/profile/0").asString()).endsWith("IHE.BasicAudit.PrivacyDisclosure.Source");
        String id = delivered.path("id").asString();
        assertThat(JsonMapper.shared()
                        .readTree(auditor.get("/fhir/AuditEvent/" + id).body()))
                .isEqualTo(delivered);
        for (String query : List.of(
                "",
                "/" + id,
                "/999999999",
                "/x",
                "?subtype=DELIVERED",
                "?subtype=NOTHING",
                "?date=ge2020",
                "?_page=x")) {
            for (String member : List.of("centre-47", "clinic-47-001", "moe", "eval-001")) {
                assertThat(exchange.party(member)
                                .get("/fhir/AuditEvent" + query)
                                .statusCode())
                        .as("%s asks %s", member, query)
                        .isEqualTo(404);
            }
        }
        assertThat(auditor.get("/fhir/AuditEvent?subtype=NOTHING").statusCode()).isEqualTo(400);
        assertThat(auditor.get("/fhir/AuditEvent?_page=x").statusCode()).isEqualTo(400);
        assertThat(auditor.get("/fhir/AuditEvent?date=ge2020&entity=nothing").body())
                .doesNotContain("resourceType\":\"AuditEvent");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
