package kz.daneker.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kz.daneker.signing.CosigningKey;
import kz.daneker.signing.NoteSigningKey;

/** A log on the disk that tests of other packages grow, fork and roll back. */
public final class GrownLog {
    private final Path path;
    private final NoteSigner signer;
    private final String story;
    private LogFolder folder;

    private GrownLog(Path path, String name, int key, String story) {
        this.path = path;
        this.signer = signer(name, key);
        this.story = story;
        this.folder = new LogFolder(new FolderDisk(path), signer);
        folder.publish(TreeHash.EMPTY);
    }

    /** The keys of such a log. */
    public static NoteSigner signer(String name) {
        return signer(name, 0);
    }

    private static NoteSigner signer(String name, int key) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) key);
        return new NoteSigner(name, NoteSigningKey.ofSeed(seed), CosigningKey.ofSeed(seed));
    }

    public static GrownLog in(Path path, String name) {
        return new GrownLog(path, name, 0, "one");
    }

    /** The same log under the same key, telling another story. */
    public static GrownLog forked(Path path, String name) {
        return new GrownLog(path, name, 0, "another");
    }

    public static GrownLog underAnotherKey(Path path, String name) {
        return new GrownLog(path, name, 1, "one");
    }

    public void growTo(long size) {
        List<byte[]> records = LongStream.range(folder.size(), size)
                .mapToObj(number -> (story + " " + number).getBytes(StandardCharsets.US_ASCII))
                .toList();
        folder.append(records);
        folder.publish(folder.root());
    }

    /** Takes up these records too. */
    public void add(Leaf... records) {
        folder.append(Stream.of(records).map(Leaf::bytes).toList());
        folder.publish(folder.root());
    }

    public long size() {
        return folder.size();
    }

    public NoteVerifier key() {
        return signer.verifier();
    }

    public CosignatureVerifier secondKey() {
        return signer.cosignature();
    }

    public LogReader reader() {
        return new LogReader(path, key());
    }

    public byte[] note() {
        return reader().newest().orElseThrow();
    }

    public List<TreeHash> consistency(long older) {
        return reader().consistency(older, Checkpoint.open(note(), key()));
    }
}
