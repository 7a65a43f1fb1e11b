package kz.daneker.signing;

/** A word about a consent whose signature holds; only {@link ConsentWord#verify} makes one. */
public final class VerifiedConsentWord {
    private final VerifiedJws jws;
    private final ConsentWord word;

    VerifiedConsentWord(VerifiedJws jws, ConsentWord word) {
        this.jws = jws;
        this.word = word;
    }

    public ConsentWord word() {
        return word;
    }

    /** The signed form, to keep as proof. */
    public VerifiedJws jws() {
        return jws;
    }
}
