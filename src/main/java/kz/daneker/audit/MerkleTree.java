package kz.daneker.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes roots and proofs from the nodes of a tree, wherever those are kept.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3">RFC 9162 §2.1.3, §2.1.4</a>
 */
final class MerkleTree {
    /** The root of the complete subtree of 2^level leaves that starts at leaf {@code index << level}. */
    interface Nodes {
        TreeHash node(int level, long index);
    }

    private final Nodes nodes;

    MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    TreeHash root(long size) {
        return size == 0 ? TreeHash.EMPTY : range(0, size);
    }

    List<TreeHash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new TrailFault("an inclusion proof must be about a record of the tree, found one beyond its size");
        }
        List<TreeHash> proof = new ArrayList<>();
        path(index, 0, size, proof);
        return proof;
    }

    List<TreeHash> consistency(long older, long newer) {
        if (older < 1 || older > newer) {
            throw new TrailFault("a consistency proof must lead from an older tree with records to a newer one");
        }
        List<TreeHash> proof = new ArrayList<>();
        subproof(older, 0, newer, true, proof);
        return proof;
    }

    private void path(long index, long from, long to, List<TreeHash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(range(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(range(from, middle));
        }
    }

    private void subproof(long older, long from, long to, boolean wholeOlderTree, List<TreeHash> proof) {
        if (older == to) {
            if (!wholeOlderTree) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            subproof(older, from, middle, wholeOlderTree, proof);
            proof.add(range(middle, to));
        } else {
            subproof(older, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    private TreeHash range(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            int level = Long.numberOfTrailingZeros(length);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(length);
        return TreeHash.ofChildren(range(from, middle), range(middle, to));
    }

    /** The largest power of two below a length of at least 2. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
