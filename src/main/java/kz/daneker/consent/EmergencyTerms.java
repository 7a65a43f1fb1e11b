package kz.daneker.consent;

import java.time.Duration;
import java.util.Set;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;

/**
 * What emergency access (break-glass) opens, for how long, and who must answer for it.
 *
 * @param approvers how many must answer for it
 * @param distinct in what they must all differ: two people of one office, or in one role, are one opinion
 * @param lasts from the first approval to the end of the permission
 * @param notifySubjectWithin how soon the person is told
 * @param categories the only categories it opens
 */
public record EmergencyTerms(
        Set<Purpose> purposes,
        Set<ReferralType> types,
        int approvers,
        Set<Distinct> distinct,
        Duration lasts,
        Duration notifySubjectWithin,
        Set<DataCategory> categories) {
    /** The longest any matrix may let an emergency last, and any approval hold. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** The latest the person may be told. */
    static final Duration LATEST_NOTICE = Duration.ofDays(3);

    /** Two people; a matrix may ask for more, never for fewer. */
    public static final int FEWEST_APPROVERS = 2;

    /** The most any matrix may open and any approval name: what a doctor needs at once, and whom to call. */
    public static final Set<DataCategory> WIDEST = Set.of(
            DataCategory.ID_NAME,
            DataCategory.ID_BIRTH,
            DataCategory.GUARDIAN,
            DataCategory.CONTACT_SAFE,
            DataCategory.REASON,
            DataCategory.EMERGENCY_HEALTH,
            DataCategory.HEALTH_SUMMARY);

    public EmergencyTerms {
        purposes = Set.copyOf(purposes);
        types = Set.copyOf(types);
        distinct = Set.copyOf(distinct);
        categories = Set.copyOf(categories);
    }

    /** A trait of an approver. */
    public enum Distinct {
        USER,
        AGENCY,
        ROLE
    }
}
