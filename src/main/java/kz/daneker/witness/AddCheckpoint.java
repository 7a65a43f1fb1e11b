package kz.daneker.witness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.TreeHash;

/**
 * What a log shows a witness: a newer checkpoint, and the proof that it grew from the one the witness cosigned last.
 *
 * @see <a href="https://c2sp.org/tlog-witness@v1.0.0">C2SP tlog-witness, add-checkpoint</a>
 */
final class AddCheckpoint {
    /** Two signatures of the log, 63 hashes and some cosignatures are far below. */
    static final int LARGEST = 64 * 1024;

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");
    private static final int MOST_HASHES = 63;

    private final long oldSize;
    private final List<TreeHash> proof;
    private final byte[] note;

    AddCheckpoint(long oldSize, List<TreeHash> proof, byte[] note) {
        this.oldSize = oldSize;
        this.proof = List.copyOf(proof);
        this.note = note.clone();
    }

    /** @throws NotCosigned {@code MALFORMED} unless it is an old size line, at most 63 hashes, an empty line and a note */
    static AddCheckpoint parse(byte[] body) {
        int end = 0;
        while (end + 1 < body.length && !(body[end] == '\n' && body[end + 1] == '\n')) {
            end++;
        }
        String head = new String(body, 0, end, StandardCharsets.ISO_8859_1);
        List<String> lines = List.of(head.split("\n", -1));
        if (end + 2 > body.length || lines.size() > 1 + MOST_HASHES) {
            throw new NotCosigned(NotCosigned.Why.MALFORMED);
        }
        String old = lines.get(0);
        if (!OLD.matcher(old).matches()) {
            throw new NotCosigned(NotCosigned.Why.MALFORMED);
        }
        try {
            return new AddCheckpoint(
                    Long.parseLong(old.substring("old ".length())),
                    lines.stream().skip(1).map(TreeHash::ofBase64).toList(),
                    Arrays.copyOfRange(body, end + 2, body.length));
        } catch (TrailFault e) {
            throw new NotCosigned(NotCosigned.Why.MALFORMED);
        }
    }

    /** The size of the tree the witness cosigned last, as its asker believes. */
    long oldSize() {
        return oldSize;
    }

    List<TreeHash> proof() {
        return proof;
    }

    byte[] note() {
        return note.clone();
    }

    /** As {@link #parse} reads it. */
    byte[] bytes() {
        StringBuilder head = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> head.append(hash).append('\n'));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(note);
        return body.toByteArray();
    }
}
