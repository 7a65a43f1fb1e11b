package kz.daneker.audit;

import org.jspecify.annotations.Nullable;

/**
 * All that is needed to grow a Merkle tree: the roots of its complete subtrees, one per set bit of the size.
 *
 * <p>Appending costs one hash on average and at most log₂(size); nothing older is ever read or hashed again.
 */
final class RightEdge {
    /** Told of each subtree the moment it is complete; level 0 is the leaf itself. */
    interface Completed {
        void node(int level, TreeHash hash);
    }

    private final @Nullable TreeHash[] peaks;
    private long size;

    RightEdge() {
        this(new TreeHash[Long.SIZE], 0);
    }

    private RightEdge(@Nullable TreeHash[] peaks, long size) {
        this.peaks = peaks;
        this.size = size;
    }

    RightEdge copy() {
        return new RightEdge(peaks.clone(), size);
    }

    long size() {
        return size;
    }

    void append(TreeHash leaf, Completed completed) {
        TreeHash hash = leaf;
        completed.node(0, hash);
        int level = 0;
        for (TreeHash left = peaks[0]; left != null; left = peaks[level]) {
            hash = TreeHash.ofChildren(left, hash);
            peaks[level++] = null;
            completed.node(level, hash);
        }
        peaks[level] = hash;
        size++;
    }

    /** Puts back a complete subtree of 2^level leaves when an edge is read from its tiles. */
    void restore(int level, TreeHash peak) {
        peaks[level] = peak;
        size += 1L << level;
    }

    /** The subtree of 2^level leaves that ends this tree, absent where that bit of the size is not set. */
    @Nullable
    TreeHash peak(int level) {
        return peaks[level];
    }

    TreeHash root() {
        TreeHash root = null;
        for (TreeHash peak : peaks) {
            if (peak != null) {
                root = root == null ? peak : TreeHash.ofChildren(peak, root);
            }
        }
        return root == null ? TreeHash.EMPTY : root;
    }
}
