package kz.daneker.signing;

/** A review whose signature holds; only {@link BreakGlassReview#verify} makes one. */
public final class VerifiedReview {
    private final VerifiedJws jws;
    private final BreakGlassReview review;

    VerifiedReview(VerifiedJws jws, BreakGlassReview review) {
        this.jws = jws;
        this.review = review;
    }

    public BreakGlassReview review() {
        return review;
    }

    /** The signed form, to keep as proof. */
    public VerifiedJws jws() {
        return jws;
    }
}
