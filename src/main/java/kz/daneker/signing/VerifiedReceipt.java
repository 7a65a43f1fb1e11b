package kz.daneker.signing;

/** A receipt whose signature holds; only {@link Receipt#verify} makes one. */
public final class VerifiedReceipt {
    private final VerifiedJws jws;
    private final Receipt receipt;

    VerifiedReceipt(VerifiedJws jws, Receipt receipt) {
        this.jws = jws;
        this.receipt = receipt;
    }

    public Receipt receipt() {
        return receipt;
    }

    /** The signed form, to keep as proof. */
    public VerifiedJws jws() {
        return jws;
    }
}
