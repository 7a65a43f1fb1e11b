package kz.daneker.inquiry;

import java.util.List;

/**
 * Everything the trail holds about one referral.
 *
 * @param ref what the trail calls it
 * @param entries oldest first
 * @param decisions oldest first; those whose evidence is gone are left out
 * @param subjects pseudonyms of the person, to find what else concerns it
 */
public record ReferralTrace(String ref, List<Entry> entries, List<TracedDecision> decisions, List<String> subjects) {
    public ReferralTrace {
        entries = List.copyOf(entries);
        decisions = List.copyOf(decisions);
        subjects = List.copyOf(subjects);
    }
}
