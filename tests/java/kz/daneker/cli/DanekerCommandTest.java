package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class DanekerCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void lists_verbsWithOneLineEach() {
        assertThat(run(DanekerCommand.commandLine(), "--help")).isZero();
        assertThat(out.toString()).contains("Verbs:", "help", "build", "test", "Exit codes");
    }

    @Test
    void describes_everyVerb() {
        assertThat(DanekerCommand.commandLine().getSubcommands())
                .allSatisfy((name, verb) -> assertThat(
                                verb.getCommandSpec().usageMessage().description())
                        .as(name)
                        .isNotEmpty());
    }

    @Test
    void couldNotTell_withoutAVerb() {
        assertThat(run(DanekerCommand.commandLine())).isEqualTo(2);
        assertThat(err.toString()).contains("daneker --help");
    }

    @Test
    void suggests_theVerbThatWasPerhapsMeant() {
        assertThat(run(failing(new IllegalStateException()), "stumbel")).isEqualTo(2);
        assertThat(err.toString()).contains("no verb stumbel", "stumble");
    }

    @Test
    void couldNotTell_whenAFileIsMissing() {
        assertThat(run(failing(new NoSuchFileException("referral.json")), "stumble"))
                .isEqualTo(2);
        assertThat(err).hasToString("daneker stumble: there is no file referral.json.\n");
    }

    @Test
    void doesNotHold_whenRefused() {
        assertThat(run(failing(new Refusal(RefusalCode.IIN_CHECKSUM, "/subject/iin")), "stumble"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("IIN_CHECKSUM at /subject/iin");
    }

    @Test
    void tells_neitherTraceNorMessage_ofABug() {
        assertThat(run(failing(new IllegalStateException("names a person")), "stumble"))
                .isEqualTo(2);
        assertThat(err.toString()).doesNotContain("person").hasLineCount(1);
    }

    private int run(CommandLine command, String... args) {
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private static CommandLine failing(Exception failure) {
        return DanekerCommand.commandLine().addSubcommand(new Stumble(failure));
    }

    @Command(name = "stumble", description = "Fails in a chosen way.")
    private record Stumble(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
