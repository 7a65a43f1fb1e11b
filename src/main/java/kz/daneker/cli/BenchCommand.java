package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.bench.Bench;
import kz.daneker.bench.BenchPlan;
import kz.daneker.bench.BenchReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how many referrals this machine carries, from the sender's signature to the recipient's accepted receipt. */
@Command(
        name = "bench",
        description = {
            "Measures referrals per second, from the sender's signature to the recipient's accepted receipt.",
            "Runs a gateway and its agencies in one process, with a data folder of its own that is removed afterwards."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--seconds", paramLabel = "N", description = "How long to measure (default: 30).")
    private int seconds = 30;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds at full load before measuring (default: as long as measured).")
    private @Nullable Integer warmUp;

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "Senders, and as many recipients, at the same time (default: 8).")
    private int clients = 8;

    @Option(names = "--json", description = "One JSON object instead of sentences.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < 1 || clients < 1 || clients > 256 || (warmUp != null && warmUp < 0)) {
            throw new CouldNotTell("measure at least one second, with 1 to 256 clients.");
        }
        Installation here = Installation.here();
        Files.createDirectories(here.data());
        Path data = Files.createTempDirectory(here.data(), "bench-");
        BenchPlan plan = new BenchPlan(
                Duration.ofSeconds(warmUp == null ? seconds : warmUp), Duration.ofSeconds(seconds), clients);
        try {
            print(run(plan, here.home(), data));
        } finally {
            remove(data);
        }
        return 0;
    }

    private BenchReport run(BenchPlan plan, Path home, Path data) throws InterruptedException {
        try (ProgressBar bar = ProgressBar.onTerminal(spec.commandLine().getErr())) {
            return new Bench(plan, bar, Clock.systemUTC(), new SecureRandom()).run(home, data);
        }
    }

    private void print(BenchReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(BenchJson.of(report));
        } else {
            BenchWords.print(report, out);
        }
        out.flush();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
