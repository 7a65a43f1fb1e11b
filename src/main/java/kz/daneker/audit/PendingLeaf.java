package kz.daneker.audit;

/** A committed leaf that has no place in the log yet. */
final class PendingLeaf {
    private final long seq;
    private final byte[] bytes;

    PendingLeaf(long seq, byte[] bytes) {
        this.seq = seq;
        this.bytes = bytes.clone();
    }

    /** Its row. */
    long seq() {
        return seq;
    }

    byte[] leaf() {
        return bytes.clone();
    }
}
