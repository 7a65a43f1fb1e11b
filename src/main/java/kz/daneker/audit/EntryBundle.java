package kz.daneker.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records as a tile of entries holds them: each after its length in two bytes, big end first. */
final class EntryBundle {
    private static final int LARGEST_ENTRY = 0xFFFF;

    private EntryBundle() {}

    static void add(ByteArrayOutputStream bundle, byte[] leaf) {
        if (leaf.length > LARGEST_ENTRY) {
            throw new IllegalArgumentException("a leaf must have at most 65535 bytes, found " + leaf.length);
        }
        bundle.write(leaf.length >> 8);
        bundle.write(leaf.length);
        bundle.writeBytes(leaf);
    }

    /** The bytes of the first {@code count} records. */
    static byte[] prefix(byte[] bundle, int count) {
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + 2 > bundle.length) {
                throw new TrailFault("a file of records must hold " + count + " of them, found it cut short");
            }
            at += 2 + ((bundle[at] & 0xFF) << 8 | (bundle[at + 1] & 0xFF));
        }
        if (at > bundle.length) {
            throw new TrailFault("a file of records must hold " + count + " of them, found it cut short");
        }
        return Arrays.copyOf(bundle, at);
    }

    /** @throws TrailFault unless the bytes are exactly {@code count} records */
    static List<byte[]> read(byte[] bundle, int count) {
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        List<byte[]> leaves = new ArrayList<>();
        while (leaves.size() < count) {
            int length = rest.remaining() < 2 ? -1 : rest.getShort() & LARGEST_ENTRY;
            if (length < 0 || length > rest.remaining()) {
                throw new TrailFault("a file of records must hold " + count + " of them, found it cut short");
            }
            byte[] leaf = new byte[length];
            rest.get(leaf);
            leaves.add(leaf);
        }
        if (rest.hasRemaining()) {
            throw new TrailFault("a file of records must hold " + count + " of them, found bytes after the last");
        }
        return leaves;
    }
}
