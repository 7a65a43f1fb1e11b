package kz.daneker.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.daneker.anchor.AnchorReport;
import kz.daneker.anchor.Anchors;
import kz.daneker.audit.Checkpoint;
import kz.daneker.audit.Claim;
import kz.daneker.audit.Finding;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.trust.TimeStampRoots;

/** Checks an export: its list, the log, who cosigned it, and that all it shows is what the log's records commit to. */
public final class ExportVerifier {
    private static final int MOST_FINDINGS = 20;

    private final Path folder;
    private final WitnessPolicy policy;
    private final Optional<TimeStampRoots> authorities;
    private final List<Finding> findings = new ArrayList<>();
    private final Commitments commitments;
    private final Optional<WordSigners> signers;

    private ExportVerifier(
            Path folder, WitnessPolicy policy, Optional<TimeStampRoots> authorities, Optional<WordSigners> signers) {
        this.folder = folder;
        this.policy = policy;
        this.authorities = authorities;
        this.signers = signers;
        this.commitments = new Commitments(signers);
    }

    /** Whether a folder is an export, rather than a log alone. */
    public static boolean isExport(Path folder) {
        return Files.isDirectory(folder.resolve(ExportFile.LOG));
    }

    /** Where an export brings the policy it was made under. */
    public static Path policyIn(Path folder) {
        return folder.resolve(ExportFile.POLICY);
    }

    /**
     * Checks an export.
     *
     * @param policy whose word counts; the one in the export says only that it agrees with itself
     * @param authorities whom the auditor believes the time; without any, time-stamps are passed over
     * @param signers whose signatures on words the auditor can check; without any, words are only held against the log
     * @param claims checkpoints kept elsewhere
     * @throws IOException if a file is there but cannot be read: nothing can be told then
     */
    public static ExportReport verify(
            Path folder,
            WitnessPolicy policy,
            Optional<TimeStampRoots> authorities,
            Optional<WordSigners> signers,
            List<Claim> claims)
            throws IOException {
        return new ExportVerifier(folder, policy, authorities, signers).run(claims);
    }

    private ExportReport run(List<Claim> kept) throws IOException {
        checkManifest();
        List<Claim> claims = new ArrayList<>(kept);
        long witnessed = witnessed(claims);
        Optional<AnchorReport.Proven> stamped = stamped(claims);
        TrailVerdict log = TrailVerifier.verify(folder.resolve(ExportFile.LOG), policy, claims, commitments::read);
        if (log instanceof TrailVerdict.Broken broken) {
            findings.addAll(broken.findings());
        }
        each(ExportFile.EVIDENCE, line -> commitments.evidence(KeptEvidence.commitment(line)));
        int words = each(ExportFile.WORDS, commitments::word);
        findings.addAll(commitments.findings());
        TrailVerdict verdict = findings.isEmpty()
                ? log
                : new TrailVerdict.Broken(
                        findings.stream().distinct().limit(MOST_FINDINGS).toList());
        return new ExportReport(
                verdict, commitments.shown(), commitments.erased(), words, signers.isPresent(), witnessed, stamped);
    }

    private void checkManifest() throws IOException {
        Map<String, String> listed;
        try {
            listed = Manifest.read(folder, policy).files();
        } catch (TrailFault e) {
            find(Finding.Part.MANIFEST, String.valueOf(e.getMessage()));
            return;
        }
        for (Map.Entry<String, String> file : listed.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                find(ExportFile.part(file.getKey()), file.getKey() + " must be there, found it missing");
            } else if (!Manifest.digest(path).equals(file.getValue())) {
                find(ExportFile.part(file.getKey()), file.getKey() + " must be what was exported, found other bytes");
            }
        }
        Manifest.paths(folder).stream()
                .filter(path -> !listed.containsKey(path))
                .forEach(path -> find(Finding.Part.STRANGE_FILE, path + " is not on the manifest: it was added"));
    }

    /** Adds what witnesses saw to what the log must have grown from. */
    private long witnessed(List<Claim> claims) throws IOException {
        Path file = folder.resolve(ExportFile.WITNESSED);
        if (!Files.isRegularFile(file)) {
            return -1;
        }
        try {
            Checkpoint seen = policy.check(Files.readAllBytes(file));
            claims.add(new Claim(Finding.Part.WITNESSED, "the witnessed checkpoint", seen));
            return seen.size();
        } catch (TrailFault e) {
            find(Finding.Part.WITNESSED, ExportFile.WITNESSED + ": " + e.getMessage());
            return -1;
        }
    }

    /** Adds what authorities stamped to what the log must have grown from; the newest of it is what the reader is told. */
    private Optional<AnchorReport.Proven> stamped(List<Claim> claims) {
        return authorities.flatMap(roots -> {
            AnchorReport report = Anchors.verify(folder.resolve(ExportFile.ANCHORS), roots, policy);
            findings.addAll(report.findings());
            claims.addAll(report.claims());
            return report.proven().stream().reduce((older, newer) -> newer);
        });
    }

    private int each(String name, Consumer<String> line) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        int count = 0;
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            for (String each : (Iterable<String>) lines::iterator) {
                count++;
                try {
                    line.accept(each);
                } catch (TrailFault e) {
                    find(ExportFile.part(name), name + ", line " + count + ": " + e.getMessage());
                }
            }
        }
        return count;
    }

    private void find(Finding.Part part, String sentence) {
        findings.add(new Finding(part, sentence));
    }
}
