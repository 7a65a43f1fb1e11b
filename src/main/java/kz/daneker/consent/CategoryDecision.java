package kz.daneker.consent;

import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.DataCategory;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one category of one referral, and why.
 *
 * @param rule the matrix rule that spoke, e.g. {@code R01}
 * @param ownTick true where the matrix lets it go only with a tick of its own
 * @param consentId the consent that allowed it; null where none did or none was asked
 * @param givenBy in which capacity whoever gave that consent spoke; null where there is none
 */
public record CategoryDecision(
        DataCategory category,
        Reason reason,
        String rule,
        boolean ownTick,
        @Nullable String consentId,
        @Nullable Capacity givenBy) {
    public boolean released() {
        return reason == Reason.RELEASED;
    }

    /** The same category, staying because nothing in it may go. */
    CategoryDecision labelledHigher() {
        return new CategoryDecision(category, Reason.LABELLED_HIGHER, rule, ownTick, null, null);
    }

    /** Why a category goes or stays. */
    public enum Reason {
        /** Matrix and consent, or the emergency, allow it. */
        RELEASED,
        /** The matrix does not list the category for this route; no consent changes that. */
        MATRIX_DENY,
        /** The matrix lists it; no valid consent names it. */
        CONSENT_DENY,
        /** Nothing in it but health records whose codes speak of a category that does not go. */
        LABELLED_HIGHER,
        /** Not among the categories emergency access opens. */
        BREAK_GLASS_SCOPE
    }
}
