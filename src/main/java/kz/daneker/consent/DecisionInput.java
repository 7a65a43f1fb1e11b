package kz.daneker.consent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;

/**
 * What a decision was made from, as far as a matrix looks at it: kinds, purpose, names of categories. No person, no
 * referral, no agency's name and no content; two referrals of the same shape have the same input.
 *
 * @param from kind of the sending agency
 * @param categories what the referral carried, and whether a consent covered it
 * @param approved true where enough people answered for emergency access
 */
public record DecisionInput(
        ReferralType type,
        Purpose purpose,
        AgencyType from,
        AgencyType to,
        Map<DataCategory, Coverage> categories,
        boolean approved) {
    public DecisionInput {
        EnumMap<DataCategory, Coverage> copy = new EnumMap<>(DataCategory.class);
        copy.putAll(categories);
        categories = Collections.unmodifiableMap(copy);
    }

    /** Whether a consent allows the category, as strictly as the matrix asks. */
    boolean covers(DataCategory category, boolean ownTick) {
        Coverage coverage = categories.getOrDefault(category, Coverage.NONE);
        return coverage == Coverage.OWN_TICK || (coverage == Coverage.CONSENT && !ownTick);
    }

    /** Whether the person's word reached a category. */
    public enum Coverage {
        /** No consent that held allowed it, or none was asked. */
        NONE,
        /** A consent allowed it without naming it. */
        CONSENT,
        /** A consent named it. */
        OWN_TICK
    }
}
