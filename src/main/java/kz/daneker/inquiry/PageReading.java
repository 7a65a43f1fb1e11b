package kz.daneker.inquiry;

import java.time.Instant;

/**
 * That an officer opened a page.
 *
 * @param index of its record in the log
 * @param ref the referral it was about, as the trail calls it, or empty
 * @param page the page's path without what was asked, e.g. {@code /trail/{referral}}
 */
public record PageReading(long index, Instant at, String ref, String page) {}
