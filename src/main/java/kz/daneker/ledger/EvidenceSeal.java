package kz.daneker.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import kz.daneker.audit.Evidence;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.signing.WrappedKey;

/**
 * Evidence as the trail keeps it: sealed under a key of its own that travels with it, wrapped. It outlives the payload's
 * key, so that a dispute can be settled after delivery; only the gateway's key-encryption key opens it.
 */
public final class EvidenceSeal {
    private static final String PIECE = "evidence";

    private final AtRestCipher cipher;

    public EvidenceSeal(AtRestCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * Seals one piece of evidence.
     *
     * @param json a decision record or a manifest, without content
     */
    public Evidence seal(ReferralId referral, String json) {
        return Evidence.sealed(sealed(referral, json));
    }

    /** The same for a row of its own, beside the trail. */
    public byte[] sealed(ReferralId referral, String json) {
        WrappedKey key = cipher.newKey(referral);
        byte[] wrapped = key.stored();
        byte[] sealed = key.key().seal(json.getBytes(StandardCharsets.UTF_8), PIECE);
        return ByteBuffer.allocate(1 + wrapped.length + sealed.length)
                .put((byte) wrapped.length)
                .put(wrapped)
                .put(sealed)
                .array();
    }

    /** What {@link #seal} sealed for this referral. */
    public String open(ReferralId referral, byte[] evidence) {
        ByteBuffer buffer = ByteBuffer.wrap(evidence);
        byte[] wrapped = new byte[buffer.get()];
        buffer.get(wrapped);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(cipher.unwrap(wrapped, referral).open(sealed, PIECE), StandardCharsets.UTF_8);
    }
}
