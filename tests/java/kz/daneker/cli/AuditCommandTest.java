package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import kz.daneker.audit.NoteSigner;
import kz.daneker.audit.Sequencer;
import kz.daneker.signing.CosigningKey;
import kz.daneker.signing.NoteSigningKey;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
    @TempDir
    Path temporary;

    private final StringWriter out = new StringWriter();
    private String log = "";
    private String key = "";

    @BeforeEach
    void write() throws Exception {
        NoteSigner signer = new NoteSigner(
                "test.example/audit", NoteSigningKey.ofSeed(new byte[32]), CosigningKey.ofSeed(new byte[32]));
        Path folder = temporary.resolve("log");
        try (Database database = Database.open(StoreSettings.embedded(temporary.resolve("db")))) {
            Sequencer.start(database, folder, signer, Clock.systemUTC()).close();
        }
        log = folder.toString();
        key = temporary.resolve("key").toString();
        Files.writeString(Path.of(key), signer.verifier() + "\n");
    }

    @Test
    void holds_0() {
        assertThat(run("audit", "verify", log, "--key", key, "--json")).isZero();
        assertThat(out.toString()).contains("\"holds\":true", "\"records\":0");
    }

    @Test
    void doesNotHold_1() throws Exception {
        Files.writeString(Path.of(log, "checkpoint"), "nothing");

        assertThat(run("audit", "verify", log, "--key", key)).isEqualTo(1);
        assertThat(out.toString()).startsWith("the log does not hold: ");
    }

    @Test
    void couldNotTell_2() {
        assertThat(run("audit", "verify", log + "-absent", "--key", key)).isEqualTo(2);
        assertThat(run("audit", "verify", log, "--key", "a+b+c")).isEqualTo(2);
    }

    private int run(String... args) {
        CommandLine line = DanekerCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(new StringWriter(), true));
        return line.execute(args);
    }
}
