package kz.daneker.signing;

/** A recall whose signature holds; only {@link RecallNotice#verify} makes one. */
public final class VerifiedRecall {
    private final VerifiedJws jws;
    private final RecallNotice notice;

    VerifiedRecall(VerifiedJws jws, RecallNotice notice) {
        this.jws = jws;
        this.notice = notice;
    }

    public RecallNotice notice() {
        return notice;
    }

    /** The signed form; its digest is what an acknowledgement answers to. */
    public VerifiedJws jws() {
        return jws;
    }
}
