package kz.daneker.breakglass;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.Digest;
import org.jspecify.annotations.Nullable;

/** A row of {@code break_glass_approval}: in clear who, about which referral and when; the rest is sealed. */
final class StoredApproval {
    private final Name name;
    private final ReferralId referral;
    private final Times times;
    private final Digest digest;
    private final String receipt;
    private final @Nullable UUID usedBy;
    private final byte[] sealed;

    /** @param id the approval's {@code jti}, unique within its agency */
    record Name(AgencyId agency, UUID id) {}

    /** In whole seconds, but for {@code filedAt}. */
    record Times(Instant issuedAt, Instant expiresAt, Instant filedAt) {}

    /**
     * @param digest of the signed approval
     * @param receipt what its agency got, compact JWS
     * @param usedBy the gateway's name for the referral that used it up, or null
     * @param sealed the signed approval, for the evidence seal
     */
    StoredApproval(
            Name name,
            ReferralId referral,
            Times times,
            Digest digest,
            String receipt,
            @Nullable UUID usedBy,
            byte[] sealed) {
        this.name = name;
        this.referral = referral;
        this.times = times;
        this.digest = digest;
        this.receipt = receipt;
        this.usedBy = usedBy;
        this.sealed = Arrays.copyOf(sealed, sealed.length);
    }

    Name name() {
        return name;
    }

    ReferralId referral() {
        return referral;
    }

    Times times() {
        return times;
    }

    Digest digest() {
        return digest;
    }

    String receipt() {
        return receipt;
    }

    Optional<UUID> usedBy() {
        return Optional.ofNullable(usedBy);
    }

    byte[] sealed() {
        return Arrays.copyOf(sealed, sealed.length);
    }

    boolean holdsAt(Instant now) {
        return times.expiresAt().isAfter(now);
    }
}
