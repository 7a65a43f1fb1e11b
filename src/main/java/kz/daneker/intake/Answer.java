package kz.daneker.intake;

import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;

/**
 * What the sender gets once its referral is durable.
 *
 * @param id the sender's own
 * @param receipt compact JWS, {@code typ} {@code referral-receipt+jwt}
 * @param state {@code SENT}, or {@code HELD} where the sender must look at it again
 */
public record Answer(ReferralId id, String receipt, ReferralState state) implements IntakeReply {}
