package kz.daneker.delivery;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** What intake accepted may not leave as of now: the consent ran out, the matrix changed. Trying again changes nothing. */
final class NoLongerAllowed extends RuntimeException {
    private final RefusalCode code;

    private NoLongerAllowed(Refusal refusal) {
        super(refusal.code().name(), refusal);
        this.code = refusal.code();
    }

    /** {@code UNAVAILABLE} says nothing about the referral, only about this moment: it stays what it is and is tried again. */
    static RuntimeException unlessForNow(Refusal refusal) {
        return refusal.code() == RefusalCode.UNAVAILABLE ? refusal : new NoLongerAllowed(refusal);
    }

    RefusalCode code() {
        return code;
    }
}
