package kz.daneker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;

/** A small program of npm's packages, which know nothing of Daneker: JSON in, JSON out. */
public final class NodeProgram {
    private final Path folder;
    private final String script;
    private final Path temporary;

    private NodeProgram(Path folder, String script, Path temporary) {
        this.folder = folder;
        this.script = script;
        this.temporary = temporary;
    }

    /**
     * Fetches the packages where they are missing; skips the test where that cannot be done.
     *
     * @param folder with {@code package.json}, e.g. {@code stock-verifier}
     * @param needed one of its packages
     */
    public static NodeProgram installedOrSkip(String folder, String script, String needed, Path temporary)
            throws Exception {
        NodeProgram program = new NodeProgram(Path.of("tests", folder), script, temporary);
        assumeTrue(program.runs("node", "--version"), "skipped: Node.js is not installed");
        if (!Files.isDirectory(program.folder.resolve("node_modules").resolve(needed))) {
            assumeTrue(program.runs("npm", "ci"), "skipped: npm cannot fetch the packages of tests/" + folder);
        }
        return program;
    }

    /** Runs it to its end, at most a minute. */
    public JsonNode run(JsonNode input) throws Exception {
        Path request = Files.write(temporary.resolve("request.json"), StrictJson.write(input));
        Path answer = temporary.resolve("answer.json");
        Process node = new ProcessBuilder("node", script)
                .directory(folder.toFile())
                .redirectInput(request.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(ended(node, 60)).as("node ends well").isTrue();
        return StrictJson.read(Files.readAllBytes(answer));
    }

    private boolean runs(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(temporary.resolve("output").toFile())
                    .start();
            return ended(process, 120);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean ended(Process process, int seconds) throws InterruptedException {
        if (process.waitFor(seconds, TimeUnit.SECONDS)) {
            return process.exitValue() == 0;
        }
        process.destroyForcibly();
        return false;
    }
}
