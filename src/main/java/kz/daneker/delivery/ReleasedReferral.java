package kz.daneker.delivery;

import java.time.Instant;
import kz.daneker.agency.Agency;
import kz.daneker.consent.DecisionRecord;
import kz.daneker.consent.Release;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.register.KnownConsents;
import kz.daneker.signing.SdJwt;

/**
 * What may leave: the token that shows it, countersigned, and the value everything else is built from.
 *
 * @param known the consents it was decided by
 * @param manifest what the gateway keeps to prove the link to the original, without content
 * @param matrix that decided and says how what leaves is labelled
 * @param goodUntil when the decision stops holding by itself: a consent ends, or the person comes of age
 */
record ReleasedReferral(
        StoredReferral stored,
        KnownConsents known,
        Agency recipient,
        Release release,
        SdJwt token,
        DecisionRecord decision,
        String manifest,
        SharingMatrix matrix,
        Instant goodUntil) {}
