package kz.daneker.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checks a copy of the log's folder without the gateway: every record is hashed again and every file recomputed.
 *
 * <p>The checkpoint proves what it signs for, not that it is the newest: whoever can put back a whole older folder can only
 * be noticed by someone who kept a later checkpoint. Hence claims: checkpoints kept elsewhere, cosigned or time-stamped,
 * that the log MUST have grown from.
 */
public final class TrailVerifier {
    private static final int MOST_FINDINGS = 20;

    private final Path folder;
    private final List<Claim> claims;
    private final Consumer<byte[]> reader;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> expected = new HashSet<>();

    private TrailVerifier(Path folder, List<Claim> claims, Consumer<byte[]> reader) {
        this.folder = folder;
        this.claims = claims;
        this.reader = reader;
        expected.add(LogFolder.CHECKPOINT);
    }

    /** Checks a folder by a policy. */
    public static TrailVerdict verify(Path folder, WitnessPolicy policy) {
        return verify(folder, policy, List.of(), record -> {});
    }

    /**
     * Checks a folder by a policy and what others claim of the log.
     *
     * @param reader is shown every record, in order
     * @throws UncheckedIOException if a file is there but cannot be read: nothing can be told then
     */
    public static TrailVerdict verify(Path folder, WitnessPolicy policy, List<Claim> claims, Consumer<byte[]> reader) {
        return new TrailVerifier(folder, claims, reader).run(policy);
    }

    private TrailVerdict run(WitnessPolicy policy) {
        if (!Files.isRegularFile(folder.resolve(LogFolder.CHECKPOINT))) {
            return broken("there must be a checkpoint, found none");
        }
        Checkpoint checkpoint;
        try {
            checkpoint = policy.checkLog(read(LogFolder.CHECKPOINT));
        } catch (TrailFault e) {
            return broken("checkpoint: " + e.getMessage());
        }
        recompute(checkpoint);
        findStrangers();
        return findings.isEmpty()
                ? new TrailVerdict.Intact(checkpoint.size(), checkpoint.root().toString())
                : new TrailVerdict.Broken(findings);
    }

    private static TrailVerdict broken(String sentence) {
        return new TrailVerdict.Broken(List.of(new Finding(Finding.Part.CHECKPOINT, sentence)));
    }

    private void recompute(Checkpoint checkpoint) {
        claims.stream()
                .filter(claim -> claim.checkpoint().size() > checkpoint.size())
                .forEach(claim -> find(
                        claim.part(),
                        "the log must not shrink, found " + checkpoint.size() + " records where " + claim.name()
                                + " counts " + claim.checkpoint().size()));
        GrowingLog log = new GrowingLog();
        compareClaims(log);
        for (long first = 0; first < checkpoint.size(); first += Tile.FULL) {
            int width = (int) Math.min(Tile.FULL, checkpoint.size() - first);
            Tile tile = new Tile(Tile.ENTRIES, first / Tile.FULL, width);
            try {
                for (byte[] leaf : EntryBundle.read(readTile(tile), width)) {
                    log.append(leaf, this::compare);
                    reader.accept(leaf);
                    compareClaims(log);
                }
            } catch (TrailFault e) {
                find(Finding.Part.RECORDS, tile.path() + ": " + e.getMessage());
                return; // nothing behind this record can be recomputed
            }
        }
        log.flush(this::compare);
        if (!log.root().equals(checkpoint.root())) {
            find(
                    Finding.Part.RECORDS,
                    "the records must lead to the signed root " + checkpoint.root() + ", found " + log.root());
        }
    }

    private void compareClaims(GrowingLog log) {
        for (Claim claim : claims) {
            if (claim.checkpoint().size() == log.size()
                    && !claim.checkpoint().root().equals(log.root())) {
                find(
                        claim.part(),
                        "the first " + log.size() + " records must be those of " + claim.name() + ", found others");
            }
        }
    }

    /** A file must be what the records give, and narrower versions left beside it must be its beginning. */
    private void compare(Tile tile, byte[] content) {
        expected.add(tile.path());
        if (!Files.isRegularFile(folder.resolve(tile.path()))) {
            find(part(tile), tile.path() + " must be there, found it missing");
        } else if (!Arrays.equals(read(tile.path()), content)) {
            find(part(tile), tile.path() + " must be what the records give, found other bytes");
        }
        if (Files.isDirectory(folder.resolve(tile.partialFolder()))) {
            for (int width = 1; width < tile.width(); width++) {
                comparePartial(new Tile(tile.level(), tile.index(), width), content);
            }
        }
    }

    private void comparePartial(Tile narrower, byte[] content) {
        if (Files.isRegularFile(folder.resolve(narrower.path()))) {
            expected.add(narrower.path());
            byte[] beginning = narrower.level() == Tile.ENTRIES
                    ? EntryBundle.prefix(content, narrower.width())
                    : Arrays.copyOf(content, narrower.width() * TreeHash.SIZE);
            if (!Arrays.equals(read(narrower.path()), beginning)) {
                find(part(narrower), narrower.path() + " must be how its tile begins, found other bytes");
            }
        }
    }

    private void findStrangers() {
        Set<String> strangers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(FolderDisk.UNFINISHED + "/") && !expected.contains(name))
                    .forEach(strangers::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the log's folder must be readable", e);
        }
        strangers.forEach(name -> find(
                Finding.Part.STRANGE_FILE,
                name + " is not what the checkpoint signs for:"
                        + " it was added, or the checkpoint is older than the files"));
    }

    private byte[] readTile(Tile tile) {
        if (!Files.isRegularFile(folder.resolve(tile.path()))) {
            throw new TrailFault("it must be there, found it missing");
        }
        return read(tile.path());
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the log must be readable", e);
        }
    }

    private static Finding.Part part(Tile tile) {
        return tile.level() == Tile.ENTRIES ? Finding.Part.RECORDS : Finding.Part.TILES;
    }

    private void find(Finding.Part part, String sentence) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(part, sentence));
        }
    }
}
