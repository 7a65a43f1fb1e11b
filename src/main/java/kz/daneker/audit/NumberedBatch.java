package kz.daneker.audit;

import java.util.List;

/** Leaves that just got their places in the log, and the root they lead to. */
record NumberedBatch(List<byte[]> leaves, TreeHash root) {
    static final NumberedBatch NONE = new NumberedBatch(List.of(), TreeHash.EMPTY);

    boolean isEmpty() {
        return leaves.isEmpty();
    }

    /** More may wait. */
    boolean isFull() {
        return leaves.size() == Numbering.BATCH;
    }
}
