package kz.daneker.trust;

import java.util.TreeSet;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.Digest;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * A referral's token that its sender signed, brought by that same sender, meant for this gateway, in time; only
 * {@link SealVerifier#verify} makes one. What the referral says is not judged yet.
 */
public final class VerifiedMessage {
    private final AgencyId issuer;
    private final ReferralId messageId;
    private final VerifiedReferralToken signed;

    VerifiedMessage(AgencyId issuer, ReferralId messageId, VerifiedReferralToken signed) {
        this.issuer = issuer;
        this.messageId = messageId;
        this.signed = signed;
    }

    /** The agency that signed it, and whose client certificate brought it. */
    public AgencyId issuer() {
        return issuer;
    }

    /** {@code jti}, the sender's name for the referral. */
    public ReferralId messageId() {
        return messageId;
    }

    public VerifiedReferralToken signed() {
        return signed;
    }

    /** The referral as its schema describes it, every disclosure in place. */
    public ObjectNode referral() {
        return signed.referral();
    }

    /**
     * What the message is, whatever order its disclosures came in: the same digest means the same content.
     */
    public Digest digest() {
        StringBuilder canonical = new StringBuilder(signed.issuerJwt().compact());
        for (String disclosure : new TreeSet<>(signed.token().disclosures())) {
            canonical.append('~').append(disclosure);
        }
        return Digest.ofAscii(canonical.toString());
    }
}
