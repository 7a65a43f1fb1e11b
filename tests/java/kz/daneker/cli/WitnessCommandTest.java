package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kz.daneker.audit.CosignatureVerifier;
import kz.daneker.audit.GrownLog;
import kz.daneker.audit.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WitnessCommandTest {
    private static final Pattern LINE = Pattern.compile("witness NAME (\\S+) http://HOST:(\\d+)");

    @TempDir
    Path temporary;

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = DanekerCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute(arguments);
    }

    @Test
    void cosigns_underTheKeyItPrints_untilItIsStopped() throws Exception {
        GrownLog log = GrownLog.in(temporary.resolve("log"), "test.example/audit");
        log.growTo(3);
        Path memory = temporary.resolve("memory");
        Thread verb = new Thread(() -> run(
                "witness",
                "--name",
                "witness.example/w1",
                "--log",
                log.key().toString(),
                "--listen",
                "127.0.0.1:0",
                "--memory",
                memory.toString(),
                "--plain"));
        verb.start();
        MatchResult printed = await().atMost(Duration.ofSeconds(30))
                .until(() -> LINE.matcher(out.toString()).results().toList(), found -> !found.isEmpty())
                .get(0);

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + printed.group(2) + "/add-checkpoint"))
                                .POST(HttpRequest.BodyPublishers.ofString("old 0\n\n" + new String(log.note())))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        verb.interrupt();
        verb.join();

        assertThat(answer.statusCode()).isEqualTo(200);
        CosignatureVerifier key = CosignatureVerifier.parse(printed.group(1));
        assertThat(key.check(SignedNote.parse(log.note()).with(SignedNote.lines(answer.body()))))
                .isNotNull();
        assertThat(Files.getPosixFilePermissions(memory.resolve("witness.key"))).hasSize(2);
    }

    @Test
    void refuses_toListenToOthersInClear() {
        GrownLog log = GrownLog.in(temporary.resolve("log"), "test.example/audit");
        String memory = temporary.resolve("memory").toString();

        assertThat(run(
                        "witness",
                        "--name",
                        "w",
                        "--log",
                        log.key().toString(),
                        "--listen",
                        "0.0.0.0:0",
                        "--memory",
                        memory,
                        "--plain"))
                .isEqualTo(2);
        assertThat(run("witness", "--name", "w", "--log", "a+b+c", "--memory", memory, "--plain"))
                .isEqualTo(2);
    }

    @Test
    void says_whatALogIs() {
        String memory = temporary.resolve("memory").toString();
        for (String log :
                List.of("", temporary.toString(), temporary.resolve("absent").toString())) {
            out.getBuffer().setLength(0);
            assertThat(run("witness", "--name", "w", "--log", log, "--memory", memory, "--plain"))
                    .isEqualTo(2);
            assertThat(out.toString())
                    .contains("--log must be the key of a log")
                    .hasLineCount(1);
        }
    }
}
