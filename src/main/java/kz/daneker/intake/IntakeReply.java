package kz.daneker.intake;

/** How a referral brought to the gateway ended there; either way the sender gets a signed receipt. */
public sealed interface IntakeReply permits Answer, Refused {
    /** Compact JWS, {@code typ} {@code referral-receipt+jwt}. */
    String receipt();
}
