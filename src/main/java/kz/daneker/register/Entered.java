package kz.daneker.register;

import kz.daneker.referral.ConsentState;

/**
 * What the collecting agency gets once its word is durable.
 *
 * @param receipt compact JWS, {@code typ} {@code referral-receipt+jwt}
 * @param state where the consent stands
 */
record Entered(String receipt, ConsentState state) {}
