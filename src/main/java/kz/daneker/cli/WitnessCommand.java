package kz.daneker.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import kz.daneker.audit.Cosigner;
import kz.daneker.audit.FolderDisk;
import kz.daneker.audit.NoteVerifier;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.trust.CosigningKeyFile;
import kz.daneker.trust.MutualTls;
import kz.daneker.witness.Witness;
import kz.daneker.witness.WitnessServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daneker witness}: watches that the gateway's audit log only grows, and cosigns it. */
@Command(
        name = "witness",
        description = {
            "Watches that audit logs only grow, and cosigns their checkpoints; run it where the gateway's operators cannot"
                    + " reach. It shows your TLS certificate and lets the gateway alone in.",
            "Give the gateway's operator the line it prints. What it remembers is its worth: keep DIR, and back it up."
        },
        mixinStandardHelpOptions = true,
        footer = "%nRuns until it is stopped. Exit codes: 0 stopped, 2 could not begin.")
final class WitnessCommand implements Callable<Integer> {
    private static final String SECONDS_PER_REQUEST = "30";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "What you are called in cosignatures, a web address without scheme: witness.example/w1.")
    private String name = "";

    @Option(
            names = "--log",
            paramLabel = "FILE|VKEY",
            required = true,
            description = "The log's verifier key, or a file with it or with its policy. May be given again.")
    private List<String> logs = List.of();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8446",
            description = "Where the gateway reaches it (default: ${DEFAULT-VALUE}); port 0: any free one.")
    private String listen = "";

    @Option(
            names = "--memory",
            paramLabel = "DIR",
            description = "Its key and the newest checkpoints (default: witness beside your keys).")
    private Path memory = Path.of("");

    @Option(names = "--plain", description = "Without TLS; for a HOST that is this machine alone.")
    private boolean plain;

    @Mixin
    private AgencySide side = new AgencySide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path folder = memory.toString().isEmpty() ? side.folder().resolve("witness") : memory;
        Cosigner cosigner =
                new Cosigner(name, CosigningKeyFile.openOrMake(folder.resolve("witness.key"), new SecureRandom()));
        Witness witness =
                new Witness(keys(), new FolderDisk(folder.resolve("checkpoints")), cosigner, Clock.systemUTC());
        InetSocketAddress at = HostAndPort.parse("--listen", listen);
        if (plain && !at.getAddress().isLoopbackAddress()) {
            throw new CouldNotTell("others may reach it only over TLS: leave --plain out.");
        }
        Optional<MutualTls> tls =
                plain ? Optional.empty() : Optional.of(side.keys().tls(Clock.systemUTC()));
        CountDownLatch stopped = new CountDownLatch(1);
        limitTimes();
        try (WitnessServer server = new WitnessServer(witness, at, tls)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            say("listening on port " + server.port() + "; for the gateway's witness policy:");
            say("witness NAME " + witness.verifier() + " " + (plain ? "http" : "https") + "://HOST:" + server.port());
            stopped.await();
        }
        return 0;
    }

    private List<NoteVerifier> keys() {
        List<NoteVerifier> keys = new ArrayList<>();
        for (String given : logs) {
            try {
                String text = given.contains("+") ? given : Files.readString(Path.of(given));
                if (text.contains("quorum ")) {
                    WitnessPolicy.parse(text).logs().forEach(log -> keys.add(log.verifier()));
                } else {
                    keys.add(NoteVerifier.parse(text.strip()));
                }
            } catch (TrailFault e) {
                throw new CouldNotTell("--log: " + e.getMessage() + ".");
            } catch (IOException | InvalidPathException e) {
                throw new CouldNotTell(
                        "--log must be the key of a log, or a file with it or with a policy; found neither.");
            }
        }
        return keys;
    }

    /** Whoever sends or reads slowly must not hold one of its few workers; the JDK's server takes this as properties alone. */
    private static void limitTimes() {
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_PER_REQUEST);
        System.setProperty("sun.net.httpserver.maxRspTime", SECONDS_PER_REQUEST);
    }

    private void say(String what) {
        spec.commandLine().getOut().println(what);
        spec.commandLine().getOut().flush();
    }
}
