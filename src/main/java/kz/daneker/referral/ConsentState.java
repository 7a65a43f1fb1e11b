package kz.daneker.referral;

/** Where a registered consent stands; every state but {@link #ACTIVE} is final. */
public enum ConsentState {
    /** Given, and not taken back since. */
    ACTIVE,
    /** A newer consent of the same person took its place. */
    SUPERSEDED,
    /** Taken back by the person or who speaks for them. */
    WITHDRAWN,
    /** The person said no: when asked, or to what somebody else had given. */
    REFUSED;

    /** Whether a signed word of the collecting agency may say this of an active consent. */
    public boolean isSaid() {
        return this == WITHDRAWN || this == REFUSED;
    }
}
