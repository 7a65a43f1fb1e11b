package kz.daneker.consent;

import kz.daneker.referral.DataCategory;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one category of one referral, and why.
 *
 * @param rule the matrix rule that spoke, e.g. {@code R01}; {@code BREAK_GLASS} for emergency access
 * @param consentId the consent that allowed or did not allow it; null where none was asked
 */
public record CategoryDecision(
        DataCategory category,
        Reason reason,
        String rule,
        @Nullable String consentId) {
    public boolean released() {
        return reason == Reason.RELEASED;
    }

    /** Why a category goes or stays. */
    public enum Reason {
        /** Matrix and consent allow it. */
        RELEASED,
        /** The matrix does not list the category for this route. */
        MATRIX_DENY,
        /** The matrix lists it; the consent does not name it. */
        CONSENT_DENY,
        /** The matrix lists it only with its own tick, and the consent has none. */
        CONSENT_NOT_EXPLICIT,
        /** Not among the categories emergency access may open. */
        BREAK_GLASS_SCOPE
    }
}
