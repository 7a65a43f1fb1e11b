package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What needs no keys and no database; {@code RuleChangeIT} does the rest on a running gateway. */
class MatrixCommandTest {
    private static final Path OURS = Path.of("config", "sharing-matrix.yaml");

    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {}

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                DanekerCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Run(command.execute(args), out.toString(), err.toString());
    }

    private Path changed(String from, String to) throws IOException {
        String text = Files.readString(OURS);
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("next.yaml"), text.replace(from, to));
    }

    @Test
    void says_thatTheMatrixHolds_andWhoMayReplaceIt() {
        Run run = run("matrix", "check", OURS.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("version 1.0, 15 rules").contains("moe").contains("guard-11-001, ngo-a, ngo-b");
        assertThat(run.out().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void says_whatDiffers_inWords(String language) throws IOException {
        Path next = changed(
                "allow: [ID_NAME, CONTACT_SAFE, EMPLOYMENT], explicit: []",
                "allow: [ID_NAME, EMPLOYMENT], explicit: []");
        Run run = run("matrix", "check", next.toString(), "--lang", language);

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("R08")
                .doesNotContain("CONTACT_SAFE", "{");
    }

    @Test
    void says_itToMachines() {
        JsonNode line = new JsonMapper()
                .readTree(run("matrix", "check", OURS.toString(), "--json").out());

        assertThat(line.get("holds").asBoolean()).isTrue();
        assertThat(line.get("digest").asString()).hasSize(43);
        assertThat(line.get("owner").asString()).isEqualTo("moe");
    }

    @Test
    void refuses_whatMustNeverMove() throws IOException {
        Path broken = changed(
                "allow: [ID_NAME, CONTACT_SAFE, EMPLOYMENT], explicit: []",
                "allow: [ID_NAME, CONTACT_SAFE, EMPLOYMENT], explicit: [RELIGION]");
        Run run = run("matrix", "check", broken.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("N1: an employer gets a candidate's card; found ");
    }

    @Test
    void refuses_ownersWhoAreOneOpinion() throws IOException {
        for (String change : List.of(
                "change: {owner: ngo-b, seconded_by: [ngo-a]}",
                "change: {owner: moe, seconded_by: [moe]}",
                "change: {owner: moe, seconded_by: [nobody-1]}",
                "change: {owner: moe, seconded_by: [security-body-001]}")) {
            Path broken = changed("change: {owner: moe, seconded_by: [guard-11-001, ngo-a, ngo-b]}", change);
            assertThat(run("matrix", "check", broken.toString()).exit())
                    .as(change)
                    .isEqualTo(1);
        }
    }

    @Test
    void cannotTell_withoutAFile_orWithoutKeys() {
        assertThat(run("matrix").exit()).isEqualTo(2);
        assertThat(run("matrix", "check", "none.yaml").exit()).isEqualTo(2);
        Run run = run("matrix", "sign", OURS.toString(), "--as", "moe", "--data", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there are no keys for this agency");
    }

    @Test
    void speaks_threeLanguages() {
        assertThat(keys("kk")).isEqualTo(keys("en"));
        assertThat(keys("ru")).isEqualTo(keys("en"));
    }

    private static TreeSet<String> keys(String tag) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        "rules.words",
                        Locale.forLanguageTag(tag),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }
}
