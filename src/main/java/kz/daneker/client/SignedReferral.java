package kz.daneker.client;

import java.util.List;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.Digest;
import kz.daneker.signing.SdJwt;

/**
 * A referral its sender signed: what is sent, and sent again unchanged until a receipt is there.
 *
 * @param id {@code jti}, made by the sender, so that a resend is known as such
 * @param token without a KB-JWT
 */
public record SignedReferral(ReferralId id, SdJwt token) {
    /** What receipts name the message by: SHA-256 of the issuer JWT. */
    Digest message() {
        return Digest.ofAscii(token.issuerJwt());
    }

    List<Digest> disclosures() {
        return token.disclosures().stream().map(Digest::ofAscii).toList();
    }

    /** Names the referral only. */
    @Override
    public String toString() {
        return "SignedReferral[" + id + "]";
    }
}
