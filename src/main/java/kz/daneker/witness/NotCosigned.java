package kz.daneker.witness;

/** A witness did not cosign, and why; nothing of what it was shown is kept. */
final class NotCosigned extends RuntimeException {
    /** What did not hold, with the HTTP status that says so. */
    enum Why {
        MALFORMED(400),
        /** No signature of the log's key verifies. */
        NOT_SIGNED(403),
        UNKNOWN_LOG(404),
        /** The witness cosigned another size last; the answer tells which. */
        OTHER_SIZE(409),
        /** Two trees of one size: the log shows different people different things. */
        OTHER_ROOT(409),
        /** The newer tree does not begin with the older one. */
        NOT_GROWN(422);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private static final long serialVersionUID = 1;

    private final Why why;
    private final long size;

    NotCosigned(Why why) {
        this(why, -1);
    }

    /** @param size of the tree cosigned last */
    NotCosigned(Why why, long size) {
        super("the checkpoint was not cosigned: " + why);
        this.why = why;
        this.size = size;
    }

    Why why() {
        return why;
    }

    long size() {
        return size;
    }
}
