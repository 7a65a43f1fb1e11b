package kz.daneker.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import kz.daneker.signing.CosigningKey;
import kz.daneker.signing.NoteSigningKey;

/** A log of made-up records under a key that is only for tests. */
final class SampleLog {
    private SampleLog() {}

    static NoteSigner signer() {
        return signer("test.example/audit");
    }

    static NoteSigner signer(String name) {
        return new NoteSigner(name, NoteSigningKey.ofSeed(new byte[32]), CosigningKey.ofSeed(new byte[32]));
    }

    /** Both keys of the log, no witness. */
    static WitnessPolicy policy() {
        return WitnessPolicy.of(signer().verifier(), signer().cosignature());
    }

    static byte[] record(long number) {
        return ("{\"record\":" + number + "}").getBytes(StandardCharsets.US_ASCII);
    }

    static List<byte[]> records(long from, long to) {
        return LongStream.range(from, to).mapToObj(SampleLog::record).toList();
    }

    static TreeHash root(long size) {
        RightEdge edge = new RightEdge();
        records(0, size).forEach(leaf -> edge.append(TreeHash.ofLeaf(leaf), (level, hash) -> {}));
        return edge.root();
    }

    /** Grows a folder through these sizes, signing at each. */
    static void write(Disk disk, long... sizes) {
        LogFolder folder = new LogFolder(disk, signer());
        for (long size : sizes) {
            folder.append(records(folder.size(), size));
            folder.publish(root(size));
        }
    }
}
