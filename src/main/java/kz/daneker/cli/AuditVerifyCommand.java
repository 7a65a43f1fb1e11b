package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.Claim;
import kz.daneker.audit.Finding;
import kz.daneker.audit.NoteVerifier;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.client.AgencyClient;
import kz.daneker.export.ExportReport;
import kz.daneker.export.ExportVerifier;
import kz.daneker.export.WordSigners;
import kz.daneker.trust.TimeStampRoots;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker audit verify}: recomputes an export or a copy of the log, without the gateway and without a network. */
@Command(
        name = "verify",
        description = {
            "Checks what 'daneker audit export' wrote, or the log's folder alone: every record, every hash, who signed and"
                    + " cosigned it, and that all evidence and signed words are what the records commit to.",
            "A policy that lies in the folder itself only shows that the folder agrees with itself: keep one elsewhere and"
                    + " give it with --policy. An older folder put back whole is signed too: keep a checkpoint and give it"
                    + " with --since."
        },
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 it holds, 1 it does not, 2 could not tell.")
final class AuditVerifyCommand implements Callable<Integer> {
    /** A log that is being written to moves on while it is read; then it is read again. */
    private static final int ATTEMPTS = 10;

    @Parameters(paramLabel = "DIR", description = "An export, or the log's folder or a copy of it, e.g. data/log.")
    private Path folder = Path.of("");

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "The log's keys and witnesses (C2SP tlog-policy). Default: log.policy in the export, or beside"
                            + " the log's folder, else log.vkey there.")
    private @Nullable Path policy;

    @Option(
            names = "--key",
            paramLabel = "FILE|VKEY",
            description = "The log's verifier key alone, or a file with it, instead of a policy.")
    private @Nullable String key;

    @Option(
            names = "--tsa",
            paramLabel = "DIR|FILE",
            description =
                    "Certificates (PEM) of time-stamp authorities you believe, e.g. certs/tsa; without it the export's"
                            + " time-stamps are not looked at.")
    private @Nullable Path authorities;

    @Option(
            names = "--certs",
            paramLabel = "DIR",
            description =
                    "Your own copy of everybody's certificates, never the export's: then each word's signature is checked.")
    private @Nullable Path certs;

    @Option(names = "--since", paramLabel = "FILE", description = "A checkpoint kept from earlier.")
    private @Nullable Path since;

    @Option(names = "--json", description = "Print the verdict as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CouldNotTell("the log's folder must be a folder, found none there.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (ExportVerifier.isExport(folder)) {
            WitnessPolicy trusted = policy(ExportVerifier.policyIn(folder));
            ExportReport report = ExportVerifier.verify(
                    folder,
                    trusted,
                    Optional.ofNullable(authorities).map(TimeStampRoots::load),
                    Optional.ofNullable(certs).map(AuditVerifyCommand::signers),
                    claims(trusted));
            print(report.verdict(), report.sentence(), out);
            return report.verdict().holds() ? 0 : 1;
        }
        TrailVerdict verdict = verdict();
        print(verdict, verdict.sentence(), out);
        return verdict.holds() ? 0 : 1;
    }

    private static WordSigners signers(Path certs) {
        Path config = Installation.here().config();
        AgencyRegister agencies =
                AgencyRegister.load(config.resolve("agencies.yaml"), Regions.load(config.resolve("regions.yaml")));
        return new WordSigners(AgencyClient.trust(certs, agencies).register());
    }

    private TrailVerdict verdict() throws IOException {
        WitnessPolicy trusted = policy(folder.toAbsolutePath().resolveSibling("log.policy"));
        List<Claim> claims = claims(trusted);
        for (int attempt = 1; ; attempt++) {
            byte[] before = checkpoint();
            try {
                TrailVerdict verdict = TrailVerifier.verify(folder, trusted, claims, record -> {});
                if (verdict.holds() || attempt == ATTEMPTS || !movedOn(before)) {
                    return verdict;
                }
            } catch (UncheckedIOException e) {
                if (attempt == ATTEMPTS || !movedOn(before)) {
                    throw new CouldNotTell("every file of the log must be readable, found one that is not.");
                }
            }
        }
    }

    /** A writing gateway signs within a second of writing. */
    private boolean movedOn(byte[] before) throws IOException {
        long deadline = System.nanoTime() + 1_000_000_000L;
        do {
            if (!Arrays.equals(before, checkpoint())) {
                return true;
            }
            LockSupport.parkNanos(50_000_000L);
        } while (System.nanoTime() < deadline);
        return false;
    }

    private byte[] checkpoint() throws IOException {
        Path file = folder.resolve("checkpoint");
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    }

    private WitnessPolicy policy(Path usual) throws IOException {
        try {
            if (key == null && (policy != null || Files.isRegularFile(usual))) {
                return WitnessPolicy.parse(Files.readString(policy == null ? usual : policy));
            }
            String given = key == null ? usual.resolveSibling("log.vkey").toString() : key;
            String written = given.contains("+") ? given : Files.readString(Path.of(given));
            return WitnessPolicy.of(NoteVerifier.parse(written.strip()));
        } catch (TrailFault e) {
            throw new CouldNotTell((key == null ? "--policy: " : "--key: ") + e.getMessage() + ".");
        }
    }

    private List<Claim> claims(WitnessPolicy trusted) throws IOException {
        if (since == null) {
            return List.of();
        }
        try {
            return List.of(Claim.kept(trusted.checkLog(Files.readAllBytes(since))));
        } catch (TrailFault e) {
            throw new CouldNotTell("--since: " + e.getMessage() + ".");
        }
    }

    private void print(TrailVerdict verdict, String sentence, PrintWriter out) {
        if (!json) {
            out.println(sentence);
            return;
        }
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("holds", verdict.holds());
        answer.put("sentence", sentence);
        if (verdict instanceof TrailVerdict.Intact intact) {
            answer.put("records", intact.records()).put("head", intact.head());
        }
        List<Finding> findings = verdict instanceof TrailVerdict.Broken broken ? broken.findings() : List.of();
        ArrayNode told = answer.putArray("findings");
        findings.forEach(
                finding -> told.addObject().put("part", finding.part().name()).put("sentence", finding.sentence()));
        out.println(answer);
    }
}
