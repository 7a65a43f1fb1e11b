package kz.daneker.paper;

import java.time.Instant;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.referral.ConsentState;

/**
 * What a printed receipt says.
 *
 * @param receipt {@code jti} of the register's receipt; the QR code holds this and nothing besides
 */
public record ConsentReceipt(
        Language language,
        AgencyId collector,
        ConsentState state,
        Instant registeredAt,
        Instant expiresAt,
        String receipt) {}
