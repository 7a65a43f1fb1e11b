package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.Patience;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import kz.daneker.trust.TrustStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/** A gateway in service whose matrix is changed by the verbs of {@code daneker matrix}, without a restart. */
class RuleChangeIT {
    private static final Map<String, String> ANY_PORT =
            Map.of("server.port", "0", "management.server.port", "0", "daneker.broker.amqp-port", "0");
    private static final AgencyId CENTRE = new AgencyId("centre-47");
    private static final AgencyId OTHER_CENTRE = new AgencyId("centre-15");
    private static final AgencyId CLINIC = new AgencyId("clinic-47-001");

    private final Clock clock = Clock.systemUTC();
    private final Set<UUID> seen = new HashSet<>();

    @TempDir
    private Path home;

    private String formerHome;
    private Path first;
    private Path next;
    private String before;
    private String after;
    private Gateway gateway;
    private AgencyRegister agencies;
    private AgencyClient centre;
    private AgencyClient clinic;

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void copyOfTheSite() throws IOException {
        formerHome = System.getProperty("daneker.home", "");
        System.setProperty("daneker.home", home.toString());
        FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        agencies = AgencyRegister.load(
                home.resolve("config/agencies.yaml"), Regions.load(home.resolve("config/regions.yaml")));
        first = home.resolve("config/sharing-matrix.yaml");
        next = home.resolve("config/sharing-matrix-1.1.yaml");
        Files.writeString(
                next,
                Files.readString(first)
                        .replace("version: \"1.0\"", "version: \"1.1\"")
                        .replace(
                                "explicit: [HEALTH_SUMMARY, IMMUNIZATION_STATUS, TRAUMA",
                                "explicit: [IMMUNIZATION_STATUS, TRAUMA")
                        .replace(
                                "to: [school], mask_sender: true,\n     required: [ID_NAME, ID_BIRTH]",
                                "to: [school], mask_sender: true,\n     required: [ID_NAME, ID_BIRTH, CONTACT_SAFE]"));
        before = digest(first);
        after = digest(next);
    }

    private void start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(ANY_PORT);
        settings.putAll(more);
        gateway = Gateway.start(new Site(home, home.resolve("data"), Site.Mode.DEVELOPMENT), settings);
        centre = client(CENTRE);
        clinic = client(CLINIC);
    }

    @AfterEach
    void stop() {
        gateway.close();
        System.setProperty("daneker.home", formerHome);
    }

    private AgencyClient client(AgencyId id) {
        TrustStore trust = AgencyClient.trust(home.resolve("data/certs"), agencies);
        return AgencyClient.open(
                id,
                home.resolve("data/agencies").resolve(id.value()),
                trust,
                agencies,
                URI.create("https://localhost:" + gateway.port()),
                Patience.oneAttempt(),
                Language.EN,
                clock,
                new SecureRandom());
    }

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                DanekerCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Run(command.execute(args), out.toString(), err.toString());
    }

    @Test
    void changes_whatIsReleased_fromTheStatedTimeOn() throws Exception {
        start(Map.of());
        ReceivedReferral one = exchange();
        assertThat(one.referral().at("/data").has("HEALTH_SUMMARY")).isTrue();
        assertThat(one.countersignature().extra("policy")).contains(before);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                run("matrix", "preview", next.toString()).out())
                        .startsWith("1 past referrals would now be withheld in part or whole, 0 released further")
                        .contains("MEDICAL_ASSESSMENT, centre to clinic"));
        assertThat(decisionInputs())
                .hasSize(1)
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain("centre-47", "clinic-47", one.delivery().toString())
                        .matches("[\\w{}\":,=-]+"));

        Instant from = clock.instant().plusSeconds(12);
        String[] words = words(from);
        Run alone = sign(next, "moe", words);
        assertThat(alone.exit()).as(alone.err()).isZero();
        Run refused = run("matrix", "apply", next.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("Code: MATRIX_SIGNERS");
        assertThat(sign(next, "ngo-a").exit()).isZero();
        assertThat(sign(next, "moe", words).exit())
                .as("the same words take nobody's signature away")
                .isZero();
        Run applied = run("matrix", "apply", next.toString());
        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        assertThat(applied.out()).contains("Version 1.1 decides from").contains("moe, ngo-a");

        ReceivedReferral two = exchange();
        if (clock.instant().isBefore(from)) { // else this machine took longer than the time left
            assertThat(two.countersignature().extra("policy")).contains(before);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> clock.instant().isAfter(from));

        ReceivedReferral three = exchange();
        assertThat(three.referral().at("/data").has("HEALTH_SUMMARY")).isFalse();
        assertThat(three.countersignature().extra("policy")).contains(after);

        assertThat(run("matrix", "history", "--lang", "kk").out().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("Clinics take their own history from the family.");
        assertThat(leaves("CONFIG")).containsSubsequence("CONFIG MATRIX_SIGNERS " + after, "CONFIG ok " + after);
    }

    @Test
    void decides_whatWasAcceptedBefore_byTheMatrixOfItsRelease() throws IOException, SQLException {
        start(Map.of("camel.main.auto-startup-exclude-pattern", "referral-release"));
        centre.sending().send(centre.signer().sign(DatedReferral.toClinic(clock.instant())));
        SignedReferral incomplete = sendToSchoolWithoutContact();
        Instant from = clock.instant();
        sign(next, "moe", words(from));
        sign(next, "guard-11-001", words(from));
        Run applied = run("matrix", "apply", next.toString(), "--json");
        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        Instant inForce = Instant.parse(StrictJson.readObject(applied.out().getBytes(StandardCharsets.UTF_8))
                .path("inForceFrom")
                .asString(""));
        assertThat(inForce).isAfter(from.plusSeconds(1));
        gateway.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> clock.instant().isAfter(inForce));

        start(Map.of());
        ReceivedReferral received = received();
        assertThat(received.referral().at("/data").has("HEALTH_SUMMARY")).isFalse();
        assertThat(received.countersignature().extra("policy")).contains(after);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client(OTHER_CENTRE)
                                .conversation()
                                .ask(incomplete.id().value())
                                .state()
                        == ReferralState.UNDELIVERABLE);
        assertThat(leaves("UNDELIVERABLE")).containsExactly("UNDELIVERABLE SCHEMA_MISSING_FIELD ");
    }

    /** Enough for the first matrix, one required category short for the next. */
    private SignedReferral sendToSchoolWithoutContact() {
        ObjectNode referral = DatedReferral.toSchool(clock.instant());
        ((ObjectNode) referral.path("data")).remove("CONTACT_SAFE");
        AgencyClient sender = client(OTHER_CENTRE);
        SignedReferral signed = sender.signer().sign(referral);
        assertThat(sender.sending().send(signed)).isInstanceOf(AcceptedByGateway.class);
        return signed;
    }

    private static String[] words(Instant from) {
        return new String[] {
            "--from",
            from.atOffset(ZoneOffset.ofHours(5)).toString(),
            "--reason",
            "Clinics take their own history from the family."
        };
    }

    private Run sign(Path matrix, String agency, String... more) {
        List<String> args = new ArrayList<>(List.of("matrix", "sign", matrix.toString(), "--as", agency));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private String digest(Path matrix) {
        return SharingMatrix.load(matrix, MatrixSeal.NOT_REQUIRED, agencies).digest();
    }

    /** Sends one and fetches it as the clinic does. */
    private ReceivedReferral exchange() {
        centre.sending().send(centre.signer().sign(DatedReferral.toClinic(clock.instant())));
        return received();
    }

    private ReceivedReferral received() {
        UUID delivery = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> clinic.inbox().list().stream()
                                .map(WaitingDelivery::id)
                                .filter(id -> !seen.contains(id))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        seen.add(delivery);
        return clinic.receive(delivery, new ReceivedFolder(home.resolve("received")));
    }

    private List<String> decisionInputs() throws SQLException {
        return rows("select asked || '=' || answered from decision_input");
    }

    private List<String> leaves(String event) throws SQLException {
        List<String> leaves = new ArrayList<>();
        for (String leaf : rows("select cast(leaf as text) from audit_leaf order by seq")) {
            ObjectNode json = StrictJson.readObject(leaf.getBytes(StandardCharsets.UTF_8));
            if (!json.path("ev").asString("").equals(event)) {
                continue;
            }
            leaves.add(json.path("ev").asString("") + " " + json.path("out").asString("") + " "
                    + json.path("pol").asString(""));
        }
        return leaves;
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/db/daneker.db"));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
