package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreviewCommandTest {
    private static final Path SUITE = Path.of(System.getProperty("vectors.domain", "../shared/fixtures/domain"));
    private static final Path SCHOOL = Path.of("tests", "resources", "consent", "school.json");
    private static final JsonMapper JSON = new JsonMapper();

    /** What a run printed and how it ended. */
    private record Run(int exit, String out, String err) {}

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                DanekerCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Run(command.execute(args), out.toString(), err.toString());
    }

    @TestFactory
    Stream<DynamicTest> previews_asTheFixtureSays() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SUITE), "the domain suite is not on this machine");
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files
                    .filter(file -> file.toString().matches(".*/(good|bad)/[0-9].*"))
                    .filter(file -> !file.toString().endsWith(".expect.json"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> holds(file)));
        }
    }

    private static void holds(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        int raw = name.indexOf(".raw");
        Path said = raw < 0 ? file : file.resolveSibling(name.substring(0, raw) + ".expect.json");
        JsonNode fixture = JSON.readTree(said).get("fixture");
        JsonNode expect = fixture.get("expect");
        String decision = expect.get("decision").asString();
        List<String> args = new ArrayList<>(List.of("preview", "--json"));
        if (fixture.has("harness")) {
            args.add(sentFirst(file, fixture.get("harness").asString()).toString());
        } else if (decision.equals("ALREADY_RECEIVED")) {
            args.add(file.toString());
        }
        args.add(file.toString());
        Run run = run(args.toArray(String[]::new));
        JsonNode answer = args.size() == 3
                ? JSON.readTree(run.out())
                : JSON.readTree(run.out().lines().reduce((before, last) -> last).orElseThrow());
        assertThat(answer.get("decision").asString()).isEqualTo(decision);
        assertThat(run.exit()).isEqualTo(Set.of("FORWARD", "ALREADY_RECEIVED").contains(decision) ? 0 : 1);
        for (String field : new String[] {"http", "code", "path", "withheld", "visibleSender"}) {
            if (expect.has(field)) {
                assertThat(answer.get(field)).as(field).isEqualTo(expect.get(field));
            }
        }
        for (String field : new String[] {"forwardedCategories", "warnings"}) {
            if (expect.has(field)) {
                assertThat(answer.get(field)).as(field).isEqualTo(expect.get(field));
            }
        }
    }

    /** The file a harness wants sent before; a preview has no seals, so what needs those is proven elsewhere. */
    private static Path sentFirst(Path file, String harness) throws IOException {
        Matcher first = Pattern.compile("send (good|bad)/(\\S+) first").matcher(harness);
        Assumptions.assumeTrue(first.find(), "needs signatures or certificates");
        Path folder = file.resolveSibling("..").resolve(first.group(1)).normalize();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().startsWith(first.group(2)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void says_inPlainWords_whatGoesAndWhatStays(String language) {
        Run run = run("preview", SCHOOL.toString(), "--lang", language, "--at", "2026-06-15T12:00:00+05:00");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().count()).isGreaterThanOrEqualTo(11);
        assertThat(run.out()).contains("R01").doesNotContain("RETURNEE").doesNotContain("Сәрсенов");
    }

    @Test
    void says_whatToCorrect_whereItWouldBeRefused() {
        Run run = run("preview", SCHOOL.toString(), "--lang", "en", "--at", "2027-06-15T12:00:00+05:00");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("REFERRAL_STALE").contains("/validUntil");
    }

    @Test
    void judges_eachOfSeveral_afterThoseBeforeIt(@TempDir Path folder) throws IOException {
        String school = Files.readString(SCHOOL);
        Path other = folder.resolve("other.json");
        Files.writeString(other, school.replace("\"bridging-class\"", "\"small-class\""));
        Run run = run(
                "preview",
                SCHOOL.toString(),
                SCHOOL.toString(),
                other.toString(),
                "--json",
                "--at",
                "2026-06-15T12:00:00+05:00");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().map(JSON::readTree))
                .extracting(
                        line -> line.get("file").asString(),
                        line -> line.get("decision").asString(),
                        line -> line.get("code").asString(""))
                .containsExactly(
                        tuple(SCHOOL.toString(), "FORWARD", ""),
                        tuple(SCHOOL.toString(), "ALREADY_RECEIVED", ""),
                        tuple(other.toString(), "REJECT", "DUPLICATE_CONFLICT"));
    }

    @Test
    void cannotTell_withoutAFile(@TempDir Path folder) {
        Run run = run("preview", folder.resolve("none.json").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no such file");
    }
}
