package kz.daneker.delivery;

import java.time.Instant;
import kz.daneker.agency.Agency;
import kz.daneker.consent.DecisionRecord;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.register.KnownConsents;

/**
 * Readable by its recipient alone.
 *
 * @param known the consents it was decided by
 * @param manifest JSON that ties the shown token to the original, without content
 * @param policy digest of the matrix that decided
 * @param goodUntil as {@link ReleasedReferral#goodUntil}
 */
record SealedDelivery(
        StoredReferral stored,
        KnownConsents known,
        Agency recipient,
        StoredDelivery delivery,
        String jwe,
        DecisionRecord decision,
        String manifest,
        String policy,
        Instant goodUntil) {}
