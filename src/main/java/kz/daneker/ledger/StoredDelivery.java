package kz.daneker.ledger;

import java.time.Instant;
import java.util.UUID;
import kz.daneker.agency.AgencyId;

/**
 * One sealed delivery waiting for, or taken by, its recipient.
 *
 * @param id the recipient's name for it; random, leads to nobody
 * @param digest base64url SHA-256 of the token inside, which the recipient's receipt must repeat
 */
public record StoredDelivery(
        UUID id,
        UUID referralId,
        AgencyId recipient,
        State state,
        Instant createdAt,
        Instant expiresAt,
        String digest) {
    /** What became of it. */
    public enum State {
        READY,
        /** The recipient has signed for it; the sealed bytes are gone. */
        RECEIPTED,
        /** Withdrawn, expired or given up; the sealed bytes are gone. */
        STOPPED
    }
}
