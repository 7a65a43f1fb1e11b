package kz.daneker.audit;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log says it holds: its name, how many records, and the one root they lead to.
 *
 * @param origin the log's name, e.g. {@code daneker.example/audit}
 * @param size records in the tree
 * @see <a href="https://c2sp.org/tlog-checkpoint@v1.0.0">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(String origin, long size, TreeHash root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    /**
     * Reads a checkpoint, once the log's key proved it.
     *
     * @throws TrailFault if the signature, the form, or the origin (which must be the key's name) does not hold
     */
    public static Checkpoint open(byte[] note, NoteVerifier log) {
        Checkpoint checkpoint = parse(SignedNote.parse(note).check(log));
        if (!checkpoint.origin.equals(log.name())) {
            throw new TrailFault("a checkpoint must be about the log of " + log.name() + ", found another log's");
        }
        return checkpoint;
    }

    /** Reads a checkpoint's text; further lines are extensions and are passed over. */
    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.contains("")) {
            throw new TrailFault("a checkpoint must have an origin, a size and a root, found too few lines");
        }
        if (!SIZE.matcher(lines.get(1)).matches()) {
            throw new TrailFault("the size of a checkpoint must be a decimal number, found another form");
        }
        try {
            return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), TreeHash.ofBase64(lines.get(2)));
        } catch (NumberFormatException e) {
            throw new TrailFault("the size of a checkpoint must lie below 2^63, found a larger one");
        }
    }

    /** The text that is signed. */
    String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }
}
