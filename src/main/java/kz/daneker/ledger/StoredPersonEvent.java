package kz.daneker.ledger;

import java.time.Instant;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.PersonEvent;

/**
 * What is kept in clear of what an agency said happened to a person: never what it says or of whom.
 *
 * @param id the gateway's own random name for it
 * @param eventId the author's name for it
 * @param digest base64url SHA-256 of the event
 * @param standing false once its author took it back
 * @param changedAt since when it stands so
 * @param receipt the receipt its author got, compact JWS: a resend gets the same one
 */
public record StoredPersonEvent(
        UUID id,
        AgencyId author,
        UUID eventId,
        String digest,
        PersonEvent.Kind kind,
        boolean standing,
        Instant receivedAt,
        Instant changedAt,
        String receipt) {}
