package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** What people type about consents, against a gateway that runs. */
class ConsentVerbsIT {
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    private static Path data;

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(
                new Site(HOME, data, Site.Mode.DEVELOPMENT),
                Map.of("server.port", "0", "management.server.port", "0", "daneker.broker.amqp-port", "0"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private record Ran(int exit, String out) {}

    @Test
    void give_show_list_andTakeBack() throws IOException {
        UUID id = UUID.randomUUID();
        Path file = sheet(id);
        Path paper = data.resolve("sheet.pdf");
        Path child = data.resolve("child.pdf");
        Ran given = run(
                "centre-47",
                "consent",
                "give",
                file.toString(),
                "--lang",
                "ru",
                "--sheet",
                paper.toString(),
                "--child-sheet",
                child.toString());
        assertThat(given.exit()).as(given.out()).isZero();
        assertThat(given.out()).contains("Реестр принял согласие", id.toString());
        assertThat(paper).isNotEmptyFile();
        assertThat(child).isNotEmptyFile();

        JsonNode again = StrictJson.read(
                run("centre-47", "consent", "give", file.toString(), "--json").out());
        assertThat(given.out()).contains(again.path("receiptId").asString("none"));

        Path receipt = data.resolve("receipt.pdf");
        Ran shown = run("centre-47", "consent", "show", id.toString(), "--receipt", receipt.toString());
        assertThat(shown.out()).contains("clinic-47-001", "took the consent").doesNotContain("Есімова");
        assertThat(receipt).isNotEmptyFile();
        assertThat(run("centre-47", "consent", "list", "--lang", "kk").out()).contains(id.toString(), "Нұсқасы:");
        assertThat(run("centre-15", "consent", "list").out()).contains("No consents registered");

        assertThat(run("centre-15", "consent", "withdraw", id.toString(), "--by", "parent")
                        .exit())
                .isEqualTo(1);
        Ran back = run("centre-47", "consent", "withdraw", id.toString(), "--by", "parent");
        assertThat(back.exit()).as(back.out()).isZero();
        assertThat(back.out()).contains("withdrawn");
        assertThat(run("centre-47", "consent", "withdraw", id.toString(), "--by", "parent")
                        .out())
                .contains("STATUS_NOT_ALLOWED");
    }

    @Test
    void report_whatHappenedToAPerson_andTakeItBack() {
        String death = "tests/fixtures/people/death.json";
        String name = UUID.randomUUID().toString();
        Ran said = run("centre-47", "person", "death", death, "--id", name);
        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.out()).contains(name);

        JsonNode again = StrictJson.read(run("centre-47", "person", "death", death, "--id", name, "--json")
                .out());
        assertThat(again.path("id").asString("")).isEqualTo(name);
        assertThat(run("centre-47", "person", "merge", death).exit()).isEqualTo(2);
        assertThat(run("centre-47", "person", "death", "no-such-file.json").exit())
                .isEqualTo(2);
        assertThat(run("centre-15", "person", "revoke", name).exit()).isEqualTo(1);
        assertThat(run("centre-47", "person", "revoke", name).exit()).isZero();
        Ran merge = run("centre-15", "person", "merge", "tests/fixtures/people/merge.json");
        assertThat(merge.exit()).isEqualTo(1);
        assertThat(merge.out()).contains("PERSON_NOT_BROUGHT");
        assertThat(run("clinic-47-001", "person", "guardian-change", "tests/fixtures/people/guardian-change.json")
                        .out())
                .contains("EVENT_NOT_ALLOWED");
    }

    @Test
    void print_aBlankSheet_withoutAGateway() throws IOException {
        Path paper = data.resolve("blank.pdf");
        Ran blank = runAt(
                "https://localhost:1",
                "centre-47",
                "consent",
                "give",
                sheet(UUID.randomUUID()).toString(),
                "--blank",
                "--sheet",
                paper.toString());

        assertThat(blank.exit()).as(blank.out()).isZero();
        assertThat(paper).isNotEmptyFile();
    }

    @Test
    void say_whyNot() throws IOException {
        Path file = sheet(UUID.randomUUID());
        ObjectNode json = StrictJson.readObject(Files.readAllBytes(file));
        ((ObjectNode) json.path("consent")).put("capacity", "self");
        Files.write(file, StrictJson.write(json));

        Ran refused = run("centre-47", "consent", "give", file.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("CONSENT_GIVER");
        assertThat(run("centre-47", "consent", "give", "no-such-file.json").exit())
                .isEqualTo(2);
        assertThat(runAt("https://localhost:1", "centre-47", "consent", "list").exit())
                .isEqualTo(2);
        assertThat(run("centre-47", "consent").exit()).isEqualTo(2);
    }

    private static Ran run(String agency, String... verb) {
        return runAt("https://localhost:" + gateway.port(), agency, verb);
    }

    private static Ran runAt(String url, String agency, String... verb) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        if (verb.length > 1) {
            arguments.addAll(List.of("--data", data.toString(), "--gateway", url, "--as", agency));
        }
        StringWriter out = new StringWriter();
        CommandLine command = DanekerCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return new Ran(command.execute(arguments.toArray(String[]::new)), out.toString());
    }

    private static Path sheet(UUID id) throws IOException {
        ObjectNode sheet = StrictJson.readObject(
                Files.readAllBytes(HOME.resolve("tests/fixtures/consents/clinic-child-of-nine.json")));
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.ofHours(5)).withNano(0);
        ((ObjectNode) sheet.path("consent"))
                .put("id", id.toString())
                .put("givenAt", now.minusDays(1).toString())
                .put("expiresAt", now.plusDays(90).toString());
        return Files.write(data.resolve(id + ".json"), StrictJson.write(sheet));
    }
}
