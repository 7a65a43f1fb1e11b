package kz.daneker.anchor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.daneker.audit.Checkpoint;
import kz.daneker.audit.Finding;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.signing.Digest;
import kz.daneker.trust.TimeStamp;
import kz.daneker.trust.TimeStampRefused;
import kz.daneker.trust.TimeStampRoots;
import kz.daneker.trust.VerifiedTimeStamp;

/** Checks a copied folder of time-stamps, without a network and without the gateway that made it. */
public final class Anchors {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,17})\\.(tsr|checkpoint)");

    private final Path folder;
    private final TimeStampRoots roots;
    private final WitnessPolicy policy;
    private final List<AnchorReport.Proven> proven = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> pauses = new ArrayList<>();

    private Anchors(Path folder, TimeStampRoots roots, WitnessPolicy policy) {
        this.folder = folder;
        this.roots = roots;
        this.policy = policy;
    }

    /**
     * Checks every file of the folder.
     *
     * @param folder e.g. {@code anchors} beside the log; one that is absent or empty proves nothing, which is no finding
     * @param roots whom the one who checks believes the time; never taken from the folder
     * @param policy names the log whose checkpoints these must be; cosigned they need not be yet
     * @throws UncheckedIOException if a file is there but cannot be read: nothing can be told then
     */
    public static AnchorReport verify(Path folder, TimeStampRoots roots, WitnessPolicy policy) {
        return new Anchors(folder, roots, policy).run();
    }

    private AnchorReport run() {
        sizes().forEach(this::check);
        for (int i = 1; i < proven.size(); i++) {
            compare(proven.get(i - 1), proven.get(i));
        }
        return new AnchorReport(proven, findings, pauses);
    }

    private SortedSet<Long> sizes() {
        SortedSet<Long> sizes = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return sizes;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (String name : files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList()) {
                Matcher known = NAME.matcher(name);
                if (known.matches()) {
                    sizes.add(Long.valueOf(known.group(1)));
                } else {
                    find("anchors must hold <size>.tsr and <size>.checkpoint only, found another file");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of time-stamps must be readable", e);
        }
        return sizes;
    }

    private void check(long size) {
        Optional<byte[]> note = read(size + AnchorFolder.CHECKPOINT);
        Optional<byte[]> token = read(size + AnchorFolder.TOKEN);
        if (note.isEmpty() || token.isEmpty()) {
            return;
        }
        Checkpoint checkpoint;
        try {
            checkpoint = policy.checkLog(note.get());
        } catch (TrailFault e) {
            find("anchors/" + size + AnchorFolder.CHECKPOINT + ": " + e.getMessage());
            return;
        }
        if (checkpoint.size() != size) {
            find("anchors/" + size + AnchorFolder.CHECKPOINT + ": it must sign for " + size + " records, found "
                    + checkpoint.size());
            return;
        }
        try {
            VerifiedTimeStamp stamp = roots.verify(TimeStamp.readKept(token.get()), Digest.of(note.get()));
            proven.add(new AnchorReport.Proven(checkpoint, stamp.at(), stamp.authority()));
        } catch (TimeStampRefused e) {
            find("anchors/" + size + AnchorFolder.TOKEN + ": " + e.getMessage());
        }
    }

    private void compare(AnchorReport.Proven smaller, AnchorReport.Proven larger) {
        if (larger.at().isBefore(smaller.at())) {
            find("anchors/" + larger.checkpoint().size() + AnchorFolder.TOKEN
                    + ": a longer log must not be older, found it stamped before the one of "
                    + smaller.checkpoint().size() + " records");
        }
        Duration between = Duration.between(smaller.at().truncatedTo(ChronoUnit.HOURS), larger.at());
        if (between.toHours() > 1) {
            pauses.add("between " + smaller.at() + " and " + larger.at()
                    + " nobody time-stamped the log: its records up to "
                    + larger.checkpoint().size() + " are proven from the later time on");
        }
    }

    private void find(String sentence) {
        findings.add(new Finding(Finding.Part.ANCHORS, sentence));
    }

    private Optional<byte[]> read(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            find("anchors/" + name + " must be there, found it missing");
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("a time-stamp must be readable", e);
        }
    }
}
