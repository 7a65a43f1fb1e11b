package kz.daneker.signing;

/** An acknowledgement whose signature holds; only {@link RecallAcknowledgement#verify} makes one. */
public final class VerifiedAcknowledgement {
    private final VerifiedJws jws;
    private final RecallAcknowledgement acknowledgement;

    VerifiedAcknowledgement(VerifiedJws jws, RecallAcknowledgement acknowledgement) {
        this.jws = jws;
        this.acknowledgement = acknowledgement;
    }

    public RecallAcknowledgement acknowledgement() {
        return acknowledgement;
    }

    /** The signed form, to keep as proof. */
    public VerifiedJws jws() {
        return jws;
    }
}
