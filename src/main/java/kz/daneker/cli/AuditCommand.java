package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import kz.daneker.audit.Claim;
import kz.daneker.audit.Finding;
import kz.daneker.audit.NoteVerifier;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker audit}: what an auditor asks of the trail. */
@Command(
        name = "audit",
        description = "Checks the audit trail.",
        subcommands = AuditCommand.Verify.class,
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
        return 2;
    }

    /** {@code daneker audit verify}: recomputes a copy of the log, without the gateway and without a network. */
    @Command(
            name = "verify",
            description = {
                "Recomputes the log in a folder and compares it with its signed checkpoint.",
                "An older folder put back whole is signed too: keep a checkpoint elsewhere and give it with --since."
            },
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        /** A log that is being written to moves on while it is read; then it is read again. */
        private static final int ATTEMPTS = 10;

        @Parameters(paramLabel = "DIR", description = "The log's folder, or a copy of it, e.g. data/log.")
        private @Nullable Path folder;

        @Option(
                names = "--policy",
                paramLabel = "FILE",
                description =
                        "The log's keys and witnesses (C2SP tlog-policy). Default: log.policy, else log.vkey, beside the"
                                + " folder.")
        private @Nullable Path policy;

        @Option(
                names = "--key",
                paramLabel = "FILE|VKEY",
                description = "The log's verifier key alone, or a file with it, instead of a policy.")
        private @Nullable String key;

        @Option(names = "--since", paramLabel = "FILE", description = "A checkpoint kept from earlier.")
        private @Nullable Path since;

        @Option(names = "--json", description = "Print the verdict as JSON.")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (folder == null || spec == null || !Files.isDirectory(folder)) {
                throw new CouldNotTell("the log's folder must be a folder, found none there.");
            }
            TrailVerdict verdict = verdict(folder);
            print(verdict, spec.commandLine().getOut());
            return verdict.holds() ? 0 : 1;
        }

        private TrailVerdict verdict(Path log) throws IOException {
            WitnessPolicy trusted = policy(log);
            List<Claim> claims = claims(trusted);
            for (int attempt = 1; ; attempt++) {
                byte[] before = checkpoint(log);
                try {
                    TrailVerdict verdict = TrailVerifier.verify(log, trusted, claims, record -> {});
                    if (verdict.holds() || attempt == ATTEMPTS || !movedOn(log, before)) {
                        return verdict;
                    }
                } catch (UncheckedIOException e) {
                    if (attempt == ATTEMPTS || !movedOn(log, before)) {
                        throw new CouldNotTell("every file of the log must be readable, found one that is not.");
                    }
                }
            }
        }

        /** A writing gateway signs within a second of writing. */
        private static boolean movedOn(Path log, byte[] before) throws IOException {
            long deadline = System.nanoTime() + 1_000_000_000L;
            do {
                if (!Arrays.equals(before, checkpoint(log))) {
                    return true;
                }
                LockSupport.parkNanos(50_000_000L);
            } while (System.nanoTime() < deadline);
            return false;
        }

        private static byte[] checkpoint(Path log) throws IOException {
            Path file = log.resolve("checkpoint");
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        }

        private WitnessPolicy policy(Path log) throws IOException {
            try {
                Path beside = log.toAbsolutePath().resolveSibling("log.policy");
                if (key == null && (policy != null || Files.isRegularFile(beside))) {
                    return WitnessPolicy.parse(Files.readString(policy == null ? beside : policy));
                }
                String given = key == null ? beside.resolveSibling("log.vkey").toString() : key;
                String written = given.contains("+") ? given : Files.readString(Path.of(given));
                return WitnessPolicy.of(NoteVerifier.parse(written.strip()));
            } catch (TrailFault e) {
                throw new CouldNotTell((key == null ? "--policy: " : "--key: ") + e.getMessage() + ".");
            }
        }

        private List<Claim> claims(WitnessPolicy policy) throws IOException {
            if (since == null) {
                return List.of();
            }
            try {
                return List.of(Claim.kept(policy.checkLog(Files.readAllBytes(since))));
            } catch (TrailFault e) {
                throw new CouldNotTell("--since: " + e.getMessage() + ".");
            }
        }

        private void print(TrailVerdict verdict, PrintWriter out) {
            if (!json) {
                out.println(verdict.sentence());
                return;
            }
            ObjectNode answer = JsonMapper.shared().createObjectNode();
            answer.put("holds", verdict.holds());
            answer.put("sentence", verdict.sentence());
            if (verdict instanceof TrailVerdict.Intact intact) {
                answer.put("records", intact.records()).put("head", intact.head());
            }
            List<Finding> findings = verdict instanceof TrailVerdict.Broken broken ? broken.findings() : List.of();
            ArrayNode told = answer.putArray("findings");
            findings.forEach(finding ->
                    told.addObject().put("part", finding.part().name()).put("sentence", finding.sentence()));
            out.println(answer);
        }
    }
}
