package kz.daneker.signing;

/** A person event whose signature holds; only {@link SignedPersonEvent#verify} makes one. */
public final class VerifiedPersonEvent {
    private final VerifiedJws jws;
    private final SignedPersonEvent said;

    VerifiedPersonEvent(VerifiedJws jws, SignedPersonEvent said) {
        this.jws = jws;
        this.said = said;
    }

    public SignedPersonEvent said() {
        return said;
    }

    /** The signed form, to keep as proof. */
    public VerifiedJws jws() {
        return jws;
    }
}
