package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.audit.GrownLog;
import kz.daneker.client.DatedReferral;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people type, against a gateway that runs. */
class AgencyVerbsIT {
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    private static Path data;

    private static Gateway gateway;
    private static int monitoring;

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            monitoring = free.getLocalPort();
        }
        gateway = Gateway.start(
                new Site(HOME, data, Site.Mode.DEVELOPMENT),
                Map.of(
                        "server.port",
                        "0",
                        "management.server.port",
                        String.valueOf(monitoring),
                        "daneker.broker.amqp-port",
                        "0"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** @param out standard output, or standard error where the verb failed */
    private record Ran(int exit, String out) {}

    @Test
    void carry_aReferralFromFileToAnswer() throws IOException {
        Path file = referral("clinic-child-of-nine.json");
        Ran sent = run("centre-47", "send", file.toString());
        assertThat(sent.exit()).as(sent.out()).isZero();
        assertThat(sent.out()).contains("Stays with you:", "Time spent abroad: this kind of recipient never gets it");

        String delivery = await().atMost(Duration.ofSeconds(30)).until(this::waiting, id -> !id.isEmpty());
        Ran received = run(
                "clinic-47-001",
                "receive",
                delivery,
                "--lang",
                "kk",
                "--out",
                data.resolve("got").toString());
        assertThat(received.exit()).as(received.out()).isZero();
        assertThat(received.out()).contains("жіберушінің өз қолтаңбасы тексерілді", "daneker status " + delivery);
        assertThat(data.resolve("got").resolve(delivery + ".json")).exists();

        assertThat(run("clinic-47-001", "status", delivery, "ACCEPTED").out()).contains("accepted");
        String id = StrictJson.readObject(Files.readAllBytes(file))
                .path("referralId")
                .stringValue();
        assertThat(run("centre-47", "status", id).out()).contains("delivered", "clinic-47-001: accepted");
        assertThat(run("clinic-47-001", "status", delivery, "withdrawn").exit()).isEqualTo(1);
        provesItsWords(id);
        verifiesTheirSignatures();
    }

    /** By certificates of one's own; whoever's are missing there has signed nothing. */
    private static void verifiesTheirSignatures() throws IOException {
        String export = data.resolve("signed-export").toString();
        Path certs = data.resolve("certs");
        assertThat(audit("export", export, "--data", data.toString()).exit()).isZero();

        Ran verified = audit("verify", export, "--certs", certs.toString());
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("are signed by who those say");
        assertThat(audit("verify", export).out()).contains("signatures not checked");

        Path fewer = data.resolve("fewer-certs");
        try (Stream<Path> files = Files.walk(certs)) {
            for (Path file : files.filter(each -> !each.toString().contains("clinic-47-001"))
                    .toList()) {
                Files.copy(file, fewer.resolve(certs.relativize(file).toString()));
            }
        }
        Ran unsigned = audit("verify", export, "--certs", fewer.toString());
        assertThat(unsigned.exit()).as(unsigned.out()).isEqualTo(1);
        assertThat(unsigned.out())
                .contains("a word must be signed by who its record says (RECEIPTED of agency:clinic-47-001");
    }

    /** By a policy from the auditor; under another log's key the same proofs are none. */
    private static void provesItsWords(String id) throws IOException {
        String policy = data.resolve("log.policy").toString();
        String proofs = data.resolve("proofs").toString();
        Ran proved = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> run("centre-47", "status", id, "--log-policy", policy, "--proofs", proofs),
                        ran -> !ran.out().contains("not counted yet"));
        assertThat(proved.exit()).as(proved.out()).isZero();
        assertThat(proved.out()).contains("receipt: proven", "delivered: proven", "accepted: proven");
        try (Stream<Path> kept = Files.list(Path.of(proofs))) {
            assertThat(kept).hasSize(3);
        }
        Path other = Files.writeString(
                data.resolve("other.policy"),
                "log " + GrownLog.signer("daneker/audit").verifier() + "\nquorum none\n");
        Ran unproved = run("centre-47", "status", id, "--log-policy", other.toString());
        assertThat(unproved.exit()).isEqualTo(1);
        assertThat(unproved.out()).contains("NOT PROVEN").doesNotContain(": proven");
        assertThat(run("centre-47", "status", id, "--log-policy", "nowhere").exit())
                .isEqualTo(2);
    }

    @Test
    void audit_handsTheTrailOut_andChecksItElsewhere() {
        String export = data.resolve("export").toString();
        String roots = data.resolve("certs/tsa").toString();

        Ran exported = audit("export", export, "--data", data.toString());
        assertThat(exported.exit()).as(exported.out()).isZero();
        assertThat(exported.out()).contains("exported ", " records and what they commit to");
        assertThat(audit("export", export, "--data", data.toString()).exit())
                .as("never over another")
                .isEqualTo(2);

        Ran verified = audit("verify", export, "--tsa", roots);
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.out()).startsWith("the log holds: ").contains(" pieces of evidence and ");
        assertThat(audit("verify", data.resolve("log").toString()).exit()).isZero();
    }

    private static Ran audit(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = DanekerCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        List<String> all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(arguments));
        return new Ran(line.execute(all.toArray(String[]::new)), out.toString());
    }

    @Test
    void approve_listAndReview_aReleaseWithoutConsent() throws IOException {
        ObjectNode referral = DatedReferral.emergency(Instant.now());
        ((ObjectNode) referral.path("recipient")).put("agencyId", "clinic-75-003");
        referral.withArray("/breakGlass/approvals").removeAll();
        Path reason = Files.writeString(
                data.resolve("reason.txt"), referral.at("/breakGlass/reason").stringValue());
        for (String agency : List.of("centre-75", "clinic-75-003")) {
            Ran approved = run(
                    agency,
                    "break-glass",
                    "approve",
                    referral.path("referralId").stringValue(),
                    "--from=centre-75",
                    "--to=clinic-75-003",
                    "--user=u-" + agency,
                    "--role=role-" + agency,
                    "--reason-file=" + reason,
                    "--open=ID_NAME,ID_BIRTH,GUARDIAN,CONTACT_SAFE,REASON,EMERGENCY_HEALTH,HEALTH_SUMMARY",
                    "--json");
            assertThat(approved.exit()).as(approved.out()).isZero();
            referral.withArray("/breakGlass/approvals")
                    .add(StrictJson.readObject(approved.out().strip().getBytes(StandardCharsets.UTF_8))
                            .path("approval"));
        }
        Path file = Files.writeString(data.resolve("emergency.json"), referral.toString());
        Ran sent = run("centre-75", "send", file.toString());
        assertThat(sent.exit()).as(sent.out()).isZero();

        assertThat(run("clinic-75-003", "break-glass", "list").out()).contains("USED");
        assertThat(run("clinic-75-003", "break-glass", "list", "--reviews").exit())
                .isEqualTo(1);
        Ran due = run("moe", "break-glass", "list", "--reviews");
        assertThat(due.out())
                .contains("OPEN", "approved by centre-75,clinic-75-003")
                .doesNotContain("u-centre-75");
        String id = due.out().substring(0, 36);
        assertThat(run("moe", "break-glass", "review", id, "justified", "--user=u-centre-75")
                        .exit())
                .isEqualTo(1);
        assertThat(run("moe", "break-glass", "review", id, "justified", "--user=u-officer")
                        .out())
                .contains("JUSTIFIED");
    }

    @Test
    void wait_inTheOutbox_whileTheGatewayIsAway() throws IOException {
        Path outbox = data.resolve("outbox");
        String away = "https://localhost:1";
        Ran offline = runAt(
                away,
                "centre-15",
                "send",
                referral("school-place-masked.json").toString(),
                "--outbox",
                outbox.toString());
        assertThat(offline.exit()).isEqualTo(2);
        assertThat(offline.out()).contains("it counts once");
        Ran online = run("centre-15", "send", "--outbox", outbox.toString());
        assertThat(online.exit()).as(online.out()).isZero();
        assertThat(run("centre-15", "send", "--outbox", outbox.toString()).out())
                .isEmpty();
    }

    /** What was taken back after it was read: asked back, answered, and told to the person. */
    @Test
    void askBack_whatWasRead_andTellThePerson() throws IOException, SQLException {
        Path outbox = data.resolve("told");
        Path file = referral("school-place-masked.json");
        assertThat(run("centre-15", "send", file.toString(), "--outbox", outbox.toString())
                        .exit())
                .isZero();
        String id = StrictJson.readObject(Files.readAllBytes(file))
                .path("referralId")
                .stringValue();
        String school = StrictJson.readObject(Files.readAllBytes(file))
                .at("/recipient/agencyId")
                .stringValue();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> run(school, "inbox", "--json").out(), listed -> listed.contains("receivedOn"));
        assertThat(run(school, "receive", "--all").exit()).isZero();
        assertThat(run(school, "recall", "list").out()).contains("no recall is open");
        assertThat(run("centre-15", "status", id, "WITHDRAWN").out()).contains("an answer is owed by");

        Ran listed = run(school, "recall", "list", "--json");
        assertThat(listed.exit()).isZero();
        String recall = StrictJson.read(listed.out()).at("/recalls/0/id").asString("");
        Ran officer = overdue("en");
        assertThat(officer.exit()).as(officer.out()).isZero();
        assertThat(officer.out()).contains("Recalls that are open: 1; overdue: 0.", recall + "  " + school);
        assertThat(overdue("kk").out()).contains("Ашық талаптар: 1", "жауап мерзімі");
        assertThat(overdue("ru").out()).contains("Открытых требований: 1", "ответ до");
        assertThat(meter("daneker.recalls.open")).isOne();
        assertThat(meter("daneker.recalls.overdue")).isZero();
        dueAt(recall, 1);
        assertThat(meter("daneker.recalls.overdue")).isOne();
        assertThat(overdue("en").exit()).isEqualTo(1);
        assertThat(overdue("kk").out()).contains("МЕРЗІМІ ӨТТІ");
        dueAt(recall, Instant.now().plus(Duration.ofDays(7)).toEpochMilli());
        assertThat(meter("daneker.recalls.holidays.days-left")).isPositive();
        assertThat(run(school, "recall", "show", recall, "--lang", "kk").out())
                .contains("қолтаңбасы тексерілді", "daneker recall acknowledge " + recall);
        Ran without = run(school, "recall", "acknowledge", recall, "kept");
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.out()).contains("ACKNOWLEDGEMENT_INVALID");
        assertThat(run(school, "recall", "acknowledge", recall, "kept", "--law", "Education Law 319-III, art. 4")
                        .exit())
                .isZero();
        assertThat(run(school, "recall", "acknowledge", recall, "deleted").exit())
                .isEqualTo(1);

        Ran told = run("centre-15", "access-report", id, "--outbox", outbox.toString());
        assertThat(told.exit()).as(told.out()).isZero();
        assertThat(told.out())
                .contains(
                        "opened and read by the recipient",
                        "withdrawn by the person",
                        "must keep it under this law: Education Law 319-III, art. 4",
                        "They may know:",
                        "Learning needs",
                        "We did not pass on:",
                        "Experienced trauma")
                .doesNotContain("centre-15");
        for (String language : List.of("kk", "ru")) {
            assertThat(run("centre-15", "access-report", id, "--outbox", outbox.toString(), "--lang", language)
                            .out())
                    .contains("Education Law 319-III, art. 4");
        }
        assertThat(run("centre-15", "access-report", id, "--outbox", outbox.toString(), "--json")
                        .out())
                .contains("\"answer\":\"KEPT\"");
        assertThat(run("centre-15", "access-report", UUID.randomUUID().toString(), "--outbox", outbox.toString())
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void say_whyAReferralWasRefused() throws IOException {
        Ran refused = run("centre-15", "send", referral("consent-missing.json").toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("CONSENT_MISSING /consents");
    }

    @Test
    void list_whoTakesPart() {
        assertThat(run("centre-47", "agencies").out()).containsPattern("clinic-47-001 +clinic +pull +20\\d\\d-");
        assertThat(run("", "inbox").out()).contains("--as AGENCY");
    }

    private String waiting() {
        JsonNode listed =
                StrictJson.read(run("clinic-47-001", "inbox", "--json").out());
        return listed.at("/deliveries/0/id").asString("");
    }

    /** What the operator's monitoring reads. */
    private static double meter(String name) throws IOException {
        URI page = URI.create("http://127.0.0.1:" + monitoring + "/actuator/metrics/" + name);
        try (InputStream body = page.toURL().openStream()) {
            return StrictJson.readObject(body.readAllBytes())
                    .at("/measurements/0/value")
                    .doubleValue();
        }
    }

    private static void dueAt(String recall, long moment) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("db/daneker.db"));
                PreparedStatement update = connection.prepareStatement("update recall set due_at = ? where id = ?")) {
            update.setLong(1, moment);
            update.setString(2, recall);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private static Ran overdue(String language) {
        StringWriter out = new StringWriter();
        CommandLine command = DanekerCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return new Ran(
                command.execute(
                        "recall", "overdue", "--monitoring", "http://127.0.0.1:" + monitoring, "--lang", language),
                out.toString());
    }

    private static Ran run(String agency, String... verb) {
        return runAt("https://localhost:" + gateway.port(), agency, verb);
    }

    private static Ran runAt(String url, String agency, String... verb) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(List.of("--data", data.toString(), "--gateway", url, "--as", agency));
        StringWriter out = new StringWriter();
        CommandLine command = DanekerCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return new Ran(command.execute(arguments.toArray(String[]::new)), out.toString());
    }

    /** A referral of tests/fixtures/referrals, under a new id and moved to the present. */
    private static Path referral(String name) throws IOException {
        ObjectNode referral = DatedReferral.move(
                DatedReferral.payload(HOME.resolve("tests/fixtures/referrals").resolve(name)), Instant.now());
        return Files.write(
                data.resolve(referral.path("referralId").stringValue() + ".json"), StrictJson.write(referral));
    }
}
