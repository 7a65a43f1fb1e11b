package kz.daneker.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stock tool, in a folder of its own; a test that needs it says so where it is absent. */
public final class OpenSsl {
    private final Path folder;

    public OpenSsl(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        boolean there;
        try {
            there = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException absent) {
            there = false;
        }
        assumeTrue(there, "openssl is not on this machine");
    }

    /** Runs it; its output where it ends well. */
    public String run(String... arguments) throws IOException, InterruptedException {
        Ran ran = tried(arguments);
        assertThat(ran.code).as(ran.printed).isZero();
        return ran.printed;
    }

    /** Runs it, however it ends. */
    public Ran tried(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process running = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(running.getInputStream().readAllBytes(), UTF_8);
        return new Ran(running.waitFor(), printed);
    }

    public record Ran(int code, String printed) {}
}
