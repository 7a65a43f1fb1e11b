package kz.daneker.signing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed word about a message: what was received, to the digest, and what became of it. From the gateway to the sender,
 * and in the same form from the recipient to the gateway.
 *
 * @param issuer e.g. {@code urn:daneker:gateway}
 * @param audience e.g. {@code urn:daneker:agency:centre-47}
 * @param issuedAt whole seconds
 * @param id of this receipt ({@code jti}), unique
 * @param refersTo {@code jti} of the message; null if it could not be read
 * @param message digest of the issuer JWT, or of the whole body where there was no JWT in it
 * @param disclosures digests of the disclosures that came with it
 * @param code why it was rejected or held, e.g. {@code CONSENT_EXPIRED}; else null
 * @param path where, an RFC 6901 pointer; null without a code
 * @param forwarded digests of what goes on to the recipient
 * @param withheld how many disclosures do not
 * @param decision for the sender only, else null
 * @param logIndex leaf of the audit log, from 0; null if not logged yet
 */
public record Receipt(
        String issuer,
        String audience,
        Instant issuedAt,
        String id,
        @Nullable String refersTo,
        Digest message,
        List<Digest> disclosures,
        Outcome outcome,
        @Nullable String code,
        @Nullable String path,
        List<Digest> forwarded,
        int withheld,
        @Nullable ReceiptDecision decision,
        @Nullable Long logIndex) {
    public static final String TYP = "referral-receipt+jwt";

    public Receipt {
        disclosures = List.copyOf(disclosures);
        forwarded = List.copyOf(forwarded);
    }

    /** A receipt to be filled in; what is not given stays away. */
    public static ReceiptBuilder builder() {
        return new ReceiptBuilder();
    }

    /** The receipt as JWS, compact form. */
    public String sign(SigningKey key) {
        return Jws.sign(TYP, ReceiptJson.write(this), key);
    }

    /**
     * Verifies a receipt and reads it.
     *
     * @param key as registered under {@link Jws#keyNamedBy}; that its holder is {@link #issuer} is for the caller
     * @throws kz.daneker.refusal.Refusal as {@link Jws#verify}; {@code RECEIPT_INVALID} if it lacks a part or says
     *     something unknown
     */
    public static VerifiedReceipt verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        return new VerifiedReceipt(jws, ReceiptJson.read(jws.claims()));
    }
}
