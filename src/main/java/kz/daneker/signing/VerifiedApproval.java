package kz.daneker.signing;

/** An approval whose signature holds; only {@link BreakGlassApproval#verify} makes one. */
public final class VerifiedApproval {
    private final VerifiedJws jws;
    private final BreakGlassApproval approval;

    VerifiedApproval(VerifiedJws jws, BreakGlassApproval approval) {
        this.jws = jws;
        this.approval = approval;
    }

    public BreakGlassApproval approval() {
        return approval;
    }

    /** The signed form, to keep as proof. */
    public VerifiedJws jws() {
        return jws;
    }
}
