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
