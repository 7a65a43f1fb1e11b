package kz.daneker.ledger;

import java.time.Instant;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;

/**
 * What the gateway keeps of a referral in clear: who, when, where it stands; never what it says.
 *
 * @param id the gateway's own random name for it, inside the gateway only
 * @param messageId the sender's name for it
 * @param digest base64url SHA-256 of the canonical token
 * @param receipt the receipt the sender got, compact JWS: a resend gets the same one
 */
public record StoredReferral(
        UUID id,
        AgencyId sender,
        ReferralId messageId,
        String digest,
        AgencyId recipient,
        ReferralState state,
        Instant stateAt,
        Instant receivedAt,
        Instant expiresAt,
        String receipt) {}
