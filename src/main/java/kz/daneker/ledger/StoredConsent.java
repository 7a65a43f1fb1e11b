package kz.daneker.ledger;

import java.time.Instant;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ConsentState;
import org.jspecify.annotations.Nullable;

/**
 * What the register keeps of a consent in clear: who took it, when, where it stands; never what it says or of whom.
 *
 * @param id the gateway's own random name for it
 * @param consentId the collector's name for it
 * @param digest base64url SHA-256 of the sheet
 * @param version 1, or one more than the consent it replaces
 * @param replaces the gateway's name of that one
 * @param expiresAt when it ends by itself
 * @param receipt the receipt the collector got, compact JWS: a resend gets the same one
 */
public record StoredConsent(
        UUID id,
        AgencyId collector,
        UUID consentId,
        String digest,
        int version,
        @Nullable UUID replaces,
        ConsentState state,
        Instant stateAt,
        Instant receivedAt,
        Instant expiresAt,
        String receipt) {}
