package kz.daneker.client;

import java.time.Duration;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralId;

/**
 * The one referral an approver is asked to let go without consent, as its sender described it.
 *
 * @param reason the referral's own, word by word
 * @param categories the most that may be opened
 * @param holds at most 24 hours
 */
public record EmergencyRequest(
        ReferralId referral,
        AgencyId sender,
        AgencyId recipient,
        String reason,
        Set<DataCategory> categories,
        Duration holds) {
    public EmergencyRequest {
        categories = Set.copyOf(categories);
    }
}
