package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final int LARGEST = 1000;

    /** The definition of RFC 6962 §2.1, word for word. */
    private static TreeHash naive(long from, long to) {
        if (to == from) {
            return TreeHash.EMPTY;
        }
        if (to - from == 1) {
            return TreeHash.ofLeaf(SampleLog.record(from));
        }
        long half = 1;
        while (half * 2 < to - from) {
            half *= 2;
        }
        return TreeHash.ofChildren(naive(from, from + half), naive(from + half, to));
    }

    private final MerkleTree tree = new MerkleTree((level, index) -> naive(index << level, (index + 1) << level));

    @Test
    void grows_toTheRootOfTheDefinition() {
        for (int size = 0; size < LARGEST; size++) {
            assertThat(SampleLog.root(size)).isEqualTo(naive(0, size)).isEqualTo(tree.root(size));
        }
    }

    @Property(tries = 150)
    void proves_everyRecord_andNothingElse(
            @ForAll @IntRange(min = 1, max = LARGEST) int size, @ForAll @IntRange(max = LARGEST - 1) int any) {
        int index = any % size;
        List<TreeHash> proof = tree.inclusion(index, size);
        TreeHash leaf = TreeHash.ofLeaf(SampleLog.record(index));
        TreeHash root = tree.root(size);

        Proofs.checkInclusion(index, size, leaf, proof, root);
        for (List<TreeHash> wrong : mutations(proof)) {
            refused(() -> Proofs.checkInclusion(index, size, leaf, wrong, root));
        }
        refused(() -> Proofs.checkInclusion(index, size, TreeHash.EMPTY, proof, root));
        refused(() -> Proofs.checkInclusion(size, size, leaf, proof, root));
        refused(() -> Proofs.checkInclusion(-1, size, leaf, proof, root));
    }

    @Property(tries = 150)
    void proves_everyGrowth_andNothingElse(
            @ForAll @IntRange(min = 1, max = LARGEST) int newer, @ForAll @IntRange(max = LARGEST - 1) int any) {
        int older = 1 + any % newer;
        List<TreeHash> proof = tree.consistency(older, newer);
        TreeHash olderRoot = tree.root(older);
        TreeHash newerRoot = tree.root(newer);

        Proofs.checkConsistency(older, olderRoot, newer, newerRoot, proof);
        for (List<TreeHash> wrong : mutations(proof)) {
            refused(() -> Proofs.checkConsistency(older, olderRoot, newer, newerRoot, wrong));
        }
        refused(() -> Proofs.checkConsistency(older, TreeHash.EMPTY, newer, newerRoot, proof));
        refused(() -> Proofs.checkConsistency(older, olderRoot, newer, TreeHash.EMPTY, proof));
        refused(() -> Proofs.checkConsistency(newer + 1, newerRoot, newer, newerRoot, proof));
        refused(() -> Proofs.checkConsistency(0, TreeHash.EMPTY, newer, newerRoot, proof));
    }

    private static List<List<TreeHash>> mutations(List<TreeHash> proof) {
        List<List<TreeHash>> wrong = new ArrayList<>();
        for (int i = 0; i < proof.size(); i++) {
            List<TreeHash> changed = new ArrayList<>(proof);
            byte[] bytes = proof.get(i).bytes();
            bytes[i % TreeHash.SIZE] ^= 1;
            changed.set(i, TreeHash.of(bytes));
            wrong.add(changed);
            List<TreeHash> shorter = new ArrayList<>(proof);
            shorter.remove(i);
            wrong.add(shorter);
        }
        List<TreeHash> longer = new ArrayList<>(proof);
        longer.add(TreeHash.EMPTY);
        wrong.add(longer);
        return wrong;
    }

    private static void refused(ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(TrailFault.class);
    }
}
