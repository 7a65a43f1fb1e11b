package kz.daneker.signing;

import java.util.List;
import java.util.function.Predicate;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/** A referral's token whose issuer signature and form hold; only {@link ReferralToken#verify} makes one. */
public final class VerifiedReferralToken {
    private final SdJwt token;
    private final VerifiedJws issuerJwt;
    private final ProcessedSdJwt processed;

    VerifiedReferralToken(SdJwt token, VerifiedJws issuerJwt, ProcessedSdJwt processed) {
        this.token = token;
        this.issuerJwt = issuerJwt;
        this.processed = processed;
    }

    public SdJwt token() {
        return token;
    }

    public VerifiedJws issuerJwt() {
        return issuerJwt;
    }

    /** Issuer, audience, times and the rest, all disclosures in place. */
    public Claims claims() {
        return new Claims(processed.claims());
    }

    /** The referral as its schema describes it; pointers of refusals are relative to it. */
    public ObjectNode referral() {
        if (processed.claims().get("referral") instanceof ObjectNode referral) {
            return referral;
        }
        throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
    }

    /** Of each disclosure shown, in the token's order, as receipts list them. */
    public List<Digest> disclosureDigests() {
        return token.disclosures().stream().map(Digest::ofAscii).toList();
    }

    public ProcessedSdJwt processed() {
        return processed;
    }

    /**
     * The elements of an array that can be left out one by one, in their order.
     *
     * @param array e.g. {@code /referral/data/HEALTH_SUMMARY/resources}
     * @return the token's own pointers, e.g. {@code /referral/data/HEALTH_SUMMARY/resources/5} for the first where five
     *     decoys stand before it
     */
    public List<String> elementsOf(String array) {
        String below = array + "/";
        return processed.disclosedPointers().stream()
                .filter(pointer -> pointer.startsWith(below) && pointer.indexOf('/', below.length()) < 0)
                .toList();
    }

    /** Shows less of it, see {@link SdJwtHolder#keep}; pointers start with {@code /referral/}. */
    public SdJwt keep(Predicate<String> allowed) {
        return SdJwtHolder.keep(token, processed, allowed);
    }
}
