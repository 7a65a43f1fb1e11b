package kz.daneker.audit;

import java.util.Iterator;
import java.util.List;

/**
 * Checks that a record is in a tree, and that a tree only grew.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162 §2.1.3.2 and §2.1.4.2</a>
 */
public final class Proofs {
    private Proofs() {}

    /**
     * Checks that the leaf with this hash is record {@code index} of the tree.
     *
     * @param index from 0
     * @throws TrailFault if the index is not below the size, the proof is too long or short, or leads to another root
     */
    public static void checkInclusion(long index, long size, TreeHash leaf, List<TreeHash> proof, TreeHash root) {
        if (index < 0 || index >= size) {
            throw new TrailFault("the record's index must lie below the size of the tree, found one beyond");
        }
        Iterator<TreeHash> siblings = proof.iterator();
        TreeHash hash = leaf;
        long last = size - 1;
        for (long place = index; last > 0; place >>= 1, last >>= 1) {
            if ((place & 1) == 1) {
                hash = TreeHash.ofChildren(next(siblings), hash);
            } else if (place < last) {
                hash = TreeHash.ofChildren(hash, next(siblings));
            }
        }
        exhausted(siblings);
        same(hash, root, "the record must lead to the root of the tree");
    }

    /**
     * Checks that the newer tree begins with all records of the older one, unchanged.
     *
     * @throws TrailFault if the older tree is larger, or empty while the newer is not (that proves nothing), the proof is
     *     too long or short, or leads to another root
     */
    public static void checkConsistency(
            long olderSize, TreeHash olderRoot, long newerSize, TreeHash newerRoot, List<TreeHash> proof) {
        if (olderSize < 0 || newerSize < olderSize) {
            throw new TrailFault("a tree must not shrink, found a newer one that is smaller");
        }
        Iterator<TreeHash> nodes = proof.iterator();
        if (olderSize == newerSize) {
            exhausted(nodes);
            same(newerRoot, olderRoot, "trees of one size must have one root");
            return;
        }
        if (olderSize == 0) {
            throw new TrailFault("the older tree must have a record, found it empty: that proves nothing");
        }
        long place = olderSize - 1;
        long last = newerSize - 1;
        int complete = Long.numberOfTrailingZeros(olderSize);
        place >>= complete;
        last >>= complete;
        TreeHash older = place == 0 ? olderRoot : next(nodes);
        TreeHash newer = older;
        for (; last > 0; place >>= 1, last >>= 1) {
            if ((place & 1) == 1) {
                TreeHash left = next(nodes);
                older = TreeHash.ofChildren(left, older);
                newer = TreeHash.ofChildren(left, newer);
            } else if (place < last) {
                newer = TreeHash.ofChildren(newer, next(nodes));
            }
        }
        exhausted(nodes);
        same(older, olderRoot, "the proof must lead to the root of the older tree");
        same(newer, newerRoot, "the proof must lead to the root of the newer tree");
    }

    private static TreeHash next(Iterator<TreeHash> proof) {
        if (!proof.hasNext()) {
            throw new TrailFault("a proof must have one hash per level it climbs, found too few");
        }
        return proof.next();
    }

    private static void exhausted(Iterator<TreeHash> proof) {
        if (proof.hasNext()) {
            throw new TrailFault("a proof must have one hash per level it climbs, found too many");
        }
    }

    private static void same(TreeHash found, TreeHash expected, String what) {
        if (!found.equals(expected)) {
            throw new TrailFault(what + ", found another");
        }
    }
}
