package kz.daneker.delivery;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** What intake accepted may not leave as of now: the consent ran out, the matrix changed. Trying again changes nothing. */
final class NoLongerAllowed extends RuntimeException {
    private final RefusalCode code;

    NoLongerAllowed(Refusal refusal) {
        super(refusal.code().name(), refusal);
        this.code = refusal.code();
    }

    RefusalCode code() {
        return code;
    }
}
