package kz.daneker.referral;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the sharing matrix says about every referral, whatever its route; {@code config/sharing-matrix.yaml} is its only
 * home.
 *
 * @param forbiddenFields searched for in every key at every depth, case-insensitively
 * @param neverExchanged categories that may not even be sent
 */
public record ReferralRules(List<Pattern> forbiddenFields, Set<DataCategory> neverExchanged, Limits limits) {
    public ReferralRules {
        forbiddenFields = List.copyOf(forbiddenFields);
        neverExchanged = Set.copyOf(neverExchanged);
    }

    /**
     * Sizes and spans.
     *
     * @param maxBytes of the JSON document, 262,144 in the matrix
     * @param maxNoteChars Unicode code points of the note, 1,000 in the matrix
     * @param clockSkew how far a sender's clock may run ahead, 300 s in the matrix
     * @param maxValidity from {@code createdAt} to {@code validUntil}, 90 days in the matrix
     */
    public record Limits(int maxBytes, int maxNoteChars, Duration clockSkew, Duration maxValidity) {}
}
