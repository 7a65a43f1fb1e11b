package kz.daneker.consent;

import java.time.Duration;

/**
 * Sizes and times every referral keeps to.
 *
 * @param maxBytes of one referral
 * @param maxNoteChars of the free-text note
 * @param clockSkew how far clocks may differ
 * @param maxValidityDays from creation to {@code validUntil}
 */
public record MatrixLimits(int maxBytes, int maxNoteChars, Duration clockSkew, int maxValidityDays) {}
