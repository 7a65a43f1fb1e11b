package kz.daneker.signing;

/** A consent sheet whose signature holds; only {@link SignedSheet#verify} makes one. */
public final class VerifiedSheet {
    private final VerifiedJws jws;
    private final SignedSheet sheet;

    VerifiedSheet(VerifiedJws jws, SignedSheet sheet) {
        this.jws = jws;
        this.sheet = sheet;
    }

    public SignedSheet sheet() {
        return sheet;
    }

    /** The signed form, to keep as proof; its digest tells resends from rivals. */
    public VerifiedJws jws() {
        return jws;
    }
}
