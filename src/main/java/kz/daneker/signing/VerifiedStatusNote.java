package kz.daneker.signing;

/** A status note whose signature holds; only {@link StatusNote#verify} makes one. */
public final class VerifiedStatusNote {
    private final VerifiedJws jws;
    private final StatusNote note;

    VerifiedStatusNote(VerifiedJws jws, StatusNote note) {
        this.jws = jws;
        this.note = note;
    }

    public StatusNote note() {
        return note;
    }

    /** The signed form, to keep as proof; its digest is the next note's {@code previous}. */
    public VerifiedJws jws() {
        return jws;
    }
}
