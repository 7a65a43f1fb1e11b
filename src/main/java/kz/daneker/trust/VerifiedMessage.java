package kz.daneker.trust;

import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.Digest;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.node.ObjectNode;

/** A referral that provably came from an agency, now; only {@link SealVerifier} makes one. */
public final class VerifiedMessage {
    private final AgencyId issuer;
    private final AgencyId recipient;
    private final ReferralId id;
    private final Instant issuedAt;
    private final Instant expiresAt;
    private final VerifiedReferralToken token;

    VerifiedMessage(
            AgencyId issuer,
            AgencyId recipient,
            ReferralId id,
            Instant issuedAt,
            Instant expiresAt,
            VerifiedReferralToken token) {
        this.issuer = issuer;
        this.recipient = recipient;
        this.id = id;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
        this.token = token;
    }

    /** Who sealed it: the agency of the TLS connection, of the key and of {@code iss}, which are one. */
    public AgencyId issuer() {
        return issuer;
    }

    /** Whom it is for, besides the gateway. */
    public AgencyId recipient() {
        return recipient;
    }

    /** {@code jti}, which is {@code /referralId} as well. */
    public ReferralId id() {
        return id;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** The domain payload, every disclosure in place. */
    public ObjectNode referral() {
        return token.referral();
    }

    /** For releasing parts of it. */
    public VerifiedReferralToken token() {
        return token;
    }

    /**
     * What resends are compared by: SHA-256 over the signed JWT and the sorted digests of its disclosures, so that the
     * order in which disclosures travel makes no difference.
     */
    public Digest digest() {
        List<String> disclosures =
                token.disclosureDigests().stream().sorted().map(Digest::value).toList();
        return Digest.ofAscii(token.issuerJwt().compact() + "~" + String.join("~", disclosures));
    }
}
