package kz.daneker.breakglass;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.EmergencyTerms;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.BreakGlassApproval;
import kz.daneker.signing.PartyUrn;

/** What an approval must say to be filed; each pointer names the claim that is off. */
final class ApprovalRules {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final int MIN_REASON = 10;
    private static final int MAX_REASON = 1000;
    private static final int MAX_WORD = 100;

    private final AgencyRegister agencies;

    ApprovalRules(AgencyRegister agencies) {
        this.agencies = agencies;
    }

    /** @throws Refusal {@code CERT_AGENCY_MISMATCH} if it is by or to somebody else */
    static void requireFrom(AgencyId author, String issuer, String audience) {
        if (!issuer.equals(PartyUrn.of(author)) || !audience.equals(PartyUrn.GATEWAY)) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
    }

    /** @throws Refusal {@code ENVELOPE_MALFORMED} if this is no UUID in canonical form */
    static UUID id(String written, String pointer) {
        try {
            UUID id = UUID.fromString(written);
            if (id.toString().equals(written)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED, pointer);
        }
        throw new Refusal(RefusalCode.ENVELOPE_MALFORMED, pointer);
    }

    /** The agency a claim names, which must be in the register. */
    AgencyId agency(String urn, String pointer) {
        AgencyId named = PartyUrn.agencyOf(urn).orElseThrow(() -> new Refusal(RefusalCode.ENVELOPE_MALFORMED, pointer));
        return agencies.require(named, pointer).id();
    }

    /**
     * Checks all but who signed it.
     *
     * @return the referral it opens
     * @throws Refusal {@code APPROVAL_INVALID} about times, person and reason, {@code APPROVAL_SCOPE} at {@code
     *     /categories}, {@code PARTY_UNKNOWN}, {@code ENVELOPE_MALFORMED}
     */
    ReferralId check(BreakGlassApproval approval, Instant now) {
        ReferralId referral = new ReferralId(id(approval.referral(), "/sub"));
        agency(approval.sender(), "/sender");
        agency(approval.recipient(), "/recipient");
        require(!approval.issuedAt().isAfter(now.plus(CLOCK_SKEW)), "/iat");
        require(
                approval.expiresAt().isAfter(now)
                        && approval.expiresAt().isAfter(approval.issuedAt())
                        && !approval.expiresAt().isAfter(approval.issuedAt().plus(EmergencyTerms.LONGEST)),
                "/exp");
        require(isWord(approval.userRef()), "/userRef");
        require(isWord(approval.role()), "/role");
        int reason = approval.reason().codePointCount(0, approval.reason().length());
        require(!approval.reason().isBlank() && reason >= MIN_REASON && reason <= MAX_REASON, "/reason");
        require(!approval.categories().isEmpty(), "/categories");
        if (!approval.categories().stream().allMatch(ApprovalRules::mayEverBeOpened)) {
            throw new Refusal(RefusalCode.APPROVAL_SCOPE, "/categories");
        }
        return referral;
    }

    private static boolean mayEverBeOpened(String category) {
        return EmergencyTerms.WIDEST.stream().map(DataCategory::name).anyMatch(category::equals);
    }

    private static boolean isWord(String text) {
        return !text.isBlank() && text.length() <= MAX_WORD;
    }

    private static void require(boolean holds, String pointer) {
        if (!holds) {
            throw new Refusal(RefusalCode.APPROVAL_INVALID, pointer);
        }
    }
}
