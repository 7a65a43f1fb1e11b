package kz.daneker.signing;

/** A data key beside the form it is stored in. */
public final class WrappedKey {
    private final byte[] stored;
    private final ReferralKey key;

    WrappedKey(byte[] stored, ReferralKey key) {
        this.stored = stored;
        this.key = key;
    }

    /** What to store; about 61 bytes, of no use without the key-encryption key. */
    public byte[] stored() {
        return stored.clone();
    }

    public ReferralKey key() {
        return key;
    }
}
