package kz.daneker.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A log's tree and the files it is written as, growing at the right; it holds only what is not full yet.
 *
 * <p>The gateway writes with it and the verifier recomputes with it: whatever the records give, the files must be.
 */
final class GrowingLog {
    /** Takes each file once it is full, or as far as it goes when the log is flushed. */
    interface Files {
        void file(Tile tile, byte[] content);
    }

    private final RightEdge edge;
    private final List<ByteArrayOutputStream> hashes = new ArrayList<>();
    private ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private long flushed;

    GrowingLog() {
        this.edge = new RightEdge();
    }

    /** Takes up a log where its files leave off. */
    static GrowingLog resume(long size, TileSource files) {
        GrowingLog log = new GrowingLog();
        for (int level = 0; size >> (8 * level) > 0; level++) {
            long count = size >> (8 * level);
            int width = (int) (count % Tile.FULL);
            byte[] tile = width == 0 ? new byte[0] : files.read(new Tile(level, count / Tile.FULL, width));
            log.tail(level).writeBytes(tile);
            log.restorePeaks(level, tile);
        }
        int width = (int) (size % Tile.FULL);
        if (width > 0) {
            log.entries.writeBytes(files.read(new Tile(Tile.ENTRIES, size / Tile.FULL, width)));
        }
        log.flushed = size;
        return log;
    }

    long size() {
        return edge.size();
    }

    TreeHash root() {
        return edge.root();
    }

    RightEdge edge() {
        return edge.copy();
    }

    void append(byte[] leaf, Files files) {
        EntryBundle.add(entries, leaf);
        edge.append(TreeHash.ofLeaf(leaf), (level, hash) -> {
            if (level % 8 == 0) {
                addHash(level / 8, hash, files);
            }
        });
        if (size() % Tile.FULL == 0) {
            files.file(new Tile(Tile.ENTRIES, size() / Tile.FULL - 1, Tile.FULL), entries.toByteArray());
            entries = new ByteArrayOutputStream();
        }
    }

    /** Hands out the files that are not full, where they changed since the last time. */
    void flush(Files files) {
        int width = (int) (size() % Tile.FULL);
        if (width > 0 && size() > flushed) {
            files.file(new Tile(Tile.ENTRIES, size() / Tile.FULL, width), entries.toByteArray());
        }
        for (int level = 0; level < hashes.size(); level++) {
            long count = size() >> (8 * level);
            int hashWidth = (int) (count % Tile.FULL);
            if (hashWidth > 0 && count > flushed >> (8 * level)) {
                files.file(
                        new Tile(level, count / Tile.FULL, hashWidth),
                        hashes.get(level).toByteArray());
            }
        }
        flushed = size();
    }

    private void addHash(int level, TreeHash hash, Files files) {
        ByteArrayOutputStream tail = tail(level);
        tail.writeBytes(hash.bytes());
        if (tail.size() == Tile.FULL * TreeHash.SIZE) {
            // the leaf in hand is not counted yet
            long count = (size() + 1) >> (8 * level);
            files.file(new Tile(level, count / Tile.FULL - 1, Tile.FULL), tail.toByteArray());
            tail.reset();
        }
    }

    private ByteArrayOutputStream tail(int level) {
        while (hashes.size() <= level) {
            hashes.add(new ByteArrayOutputStream());
        }
        return hashes.get(level);
    }

    /** The w hashes of a tile that is not full end in one complete subtree per set bit of w. */
    private void restorePeaks(int level, byte[] tile) {
        RightEdge within = new RightEdge();
        for (TreeHash hash : TileSource.hashes(tile)) {
            within.append(hash, (ignored, node) -> {});
        }
        for (int bit = 0; bit < 8; bit++) {
            TreeHash peak = within.peak(bit);
            if (peak != null) {
                edge.restore(8 * level + bit, peak);
            }
        }
    }
}
