package kz.daneker.referral;

import kz.daneker.agency.AgencyId;

/**
 * Who wrote the referral.
 *
 * @param role e.g. {@code social_worker}
 * @param userRef the sending agency's own name for the person, opaque to everyone else
 */
public record Sender(AgencyId agency, String role, String userRef) {}
