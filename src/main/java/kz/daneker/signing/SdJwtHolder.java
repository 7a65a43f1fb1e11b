package kz.daneker.signing;

import java.util.function.Predicate;

/** What a holder may do with a token of another's signing: show less of it (RFC 9901 §7.2). */
public final class SdJwtHolder {
    private SdJwtHolder() {}

    /**
     * The token with the allowed disclosures only; the issuer's signature holds over it as before. No KB-JWT.
     *
     * @param processed the same token, processed
     * @param allowed asked with each disclosure's RFC 6901 pointer over the original array positions, e.g. {@code
     *     /referral/data/EDU_NEEDS/supports/0}; a disclosure inside one that is not allowed is never asked for
     */
    public static SdJwt keep(SdJwt token, ProcessedSdJwt processed, Predicate<String> allowed) {
        return token.withDisclosures(processed.keep(token.disclosures(), allowed));
    }
}
