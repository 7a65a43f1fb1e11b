package kz.daneker.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The proof that a record is in a log, as a file that is checked without a network, e.g. {@code 41.tlog-proof}.
 *
 * <p>Its extra data is the record itself, as the log hashed it, so that the proof alone tells what is proved.
 *
 * @see <a href="https://c2sp.org/tlog-proof">C2SP tlog-proof</a>
 */
public final class LogProof {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final int LARGEST = 2_000_000;

    private final byte[] extra;
    private final long index;
    private final List<TreeHash> hashes;
    private final byte[] checkpoint;

    private LogProof(byte[] extra, long index, List<TreeHash> hashes, byte[] checkpoint) {
        this.extra = extra;
        this.index = index;
        this.hashes = List.copyOf(hashes);
        this.checkpoint = checkpoint;
    }

    /**
     * Puts a proof together.
     *
     * @param record the record's bytes
     * @param checkpoint the signed note of a tree that holds it
     */
    static LogProof of(byte[] record, long index, List<TreeHash> hashes, byte[] checkpoint) {
        return new LogProof(record.clone(), index, hashes, checkpoint.clone());
    }

    /**
     * Reads a proof without trusting it.
     *
     * @throws TrailFault unless it is header, optional extra line, index line, hashes, an empty line and a checkpoint
     */
    public static LogProof parse(byte[] file) {
        int end = split(file);
        List<String> lines =
                new ArrayList<>(List.of(new String(file, 0, Math.max(end, 0), StandardCharsets.UTF_8).split("\n", -1)));
        if (end < 0 || lines.size() < 2 || !lines.remove(0).equals(HEADER)) {
            throw new TrailFault("a proof must begin with its header and have an empty line, found another form");
        }
        byte[] extra = new byte[0];
        if (lines.get(0).startsWith(EXTRA)) {
            extra = StrictBase64.decode(lines.remove(0).substring(EXTRA.length()));
        }
        if (lines.isEmpty()
                || !lines.get(0).startsWith(INDEX)
                || !NUMBER.matcher(lines.get(0).substring(INDEX.length())).matches()) {
            throw new TrailFault("a proof must say the record's index as a decimal number, found another form");
        }
        long index = Long.parseLong(lines.remove(0).substring(INDEX.length()));
        if (lines.size() > Long.SIZE) {
            throw new TrailFault("a proof must have at most one hash per level of the tree, found too many");
        }
        return new LogProof(
                extra,
                index,
                lines.stream().map(TreeHash::ofBase64).toList(),
                Arrays.copyOfRange(file, end + 2, file.length));
    }

    private static int split(byte[] file) {
        if (file.length > LARGEST) {
            throw new TrailFault("a proof must have at most " + LARGEST + " bytes, found " + file.length);
        }
        for (int at = 0; at + 1 < file.length; at++) {
            if (file[at] == '\n' && file[at + 1] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /**
     * Checks that the record of the extra data is in a log of the policy.
     *
     * @return the record, e.g. {@code {"v":1,"t":1795360000000,"ev":"ACCEPTED",…}}
     * @throws TrailFault if the checkpoint does not satisfy the policy, or the proof does not lead to its root
     */
    public byte[] check(WitnessPolicy policy) {
        check(extra, policy);
        return extra.clone();
    }

    /**
     * Checks that a record one has by other means is in a log of the policy.
     *
     * @throws TrailFault as {@link #check(WitnessPolicy)}
     */
    public Checkpoint check(byte[] record, WitnessPolicy policy) {
        Checkpoint signed = policy.check(checkpoint);
        Proofs.checkInclusion(index, signed.size(), TreeHash.ofLeaf(record), hashes, signed.root());
        return signed;
    }

    /** The record, unproved; empty where the proof came without. */
    public byte[] record() {
        return extra.clone();
    }

    /** The record's place in the log, from 0. */
    public long index() {
        return index;
    }

    /** As {@link #parse} reads it. */
    public byte[] bytes() {
        StringBuilder lines = new StringBuilder(HEADER).append('\n');
        if (extra.length > 0) {
            lines.append(EXTRA)
                    .append(Base64.getEncoder().encodeToString(extra))
                    .append('\n');
        }
        lines.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> lines.append(hash).append('\n'));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(lines.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        file.writeBytes(checkpoint);
        return file.toByteArray();
    }
}
