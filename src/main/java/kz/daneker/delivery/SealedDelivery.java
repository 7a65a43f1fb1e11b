package kz.daneker.delivery;

import java.time.Instant;
import java.util.UUID;
import kz.daneker.agency.Agency;
import kz.daneker.consent.DecisionRecord;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.register.KnownConsents;
import org.jspecify.annotations.Nullable;

/**
 * Readable by its recipient alone.
 *
 * @param known the consents it was decided by
 * @param manifest JSON that ties the shown token to the original, without content
 * @param policy digest of the matrix that decided
 * @param goodUntil as {@link ReleasedReferral#goodUntil}
 * @param shownSender URN the recipient knows the sender by
 * @param answers how its sender names the referral it answers, or null
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
        Instant goodUntil,
        String shownSender,
        @Nullable UUID answers) {}
