package kz.daneker.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program of ours in a JVM of its own that may be killed at any moment. Its output is kept, one file a run. */
public final class ChildJvm {
    private static final int LOWEST_PORT = 12_000;
    private static final int LOWEST_OF_CLIENTS = 32_000;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final String name;
    private final Path logs;
    private final String readyLine;
    private final List<String> command = new ArrayList<>();
    private int runs;
    private Path output;
    private Process process;

    /** @param readyLine what the program prints once it serves */
    public ChildJvm(String name, Path folder, String readyLine, String mainClass, List<String> arguments) {
        this(name, folder, readyLine, ClassArchive.get().options(), mainClass, arguments);
    }

    /**
     * A program on a class path of its own, which is not this one.
     *
     * @param options of the JVM, the class path among them; they win over those every child has
     */
    public static ChildJvm foreign(String name, Path folder, String readyLine, List<String> options, String mainClass) {
        return new ChildJvm(name, folder, readyLine, options, mainClass, List.of());
    }

    ChildJvm(
            String name,
            Path folder,
            String readyLine,
            List<String> classes,
            String mainClass,
            List<String> arguments) {
        this.name = name;
        this.logs = folder.resolve("output");
        this.readyLine = readyLine;
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // started often and for seconds: what makes long runs fast only delays these
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m"));
        command.addAll(classes);
        command.add(mainClass);
        command.addAll(arguments);
    }

    /** The same program, started by another, e.g. one that enters a namespace first. */
    public ChildJvm inside(List<String> entrance) {
        command.addAll(0, entrance);
        return this;
    }

    /**
     * A port nobody listens on now, for processes that must be found again after a restart: below those the system gives to
     * clients, which might take it while the process is away.
     */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, LOWEST_OF_CLIENTS);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // somebody listens there: try another
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public void start() {
        try {
            Files.createDirectories(logs);
            output = logs.resolve(name + "-" + runs++ + ".txt");
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        Awaitility.await(name + " serves").atMost(LONGEST_START).until(() -> {
            if (isReady()) {
                return true;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended by itself: " + said());
            }
            return false;
        });
    }

    public boolean isReady() {
        return said().contains(readyLine);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String said() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing in the process gets to run any more. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM: an orderly end. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** What it ends with by itself. */
    public int awaitExit(Duration atMost) {
        Awaitility.await(name + " ends").atMost(atMost).until(() -> !process.isAlive());
        return process.exitValue();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " must end when told to: " + said());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void endForSure() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
