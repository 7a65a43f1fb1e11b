package kz.daneker.provision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a consent counts at an instant, before anything it says: state, trust, signing time and period. */
final class Standing {
    private Standing() {}

    /** What keeps it from counting; null where nothing does. */
    static @Nullable Reason fault(ConsentDirective consent, Instant at) {
        if (consent.status() != ConsentDirective.Status.ACTIVE) {
            return Reason.STATUS_NOT_ACTIVE;
        }
        if (!consent.trusted()) {
            return Reason.UNTRUSTED;
        }
        if (consent.signedAt() != null && consent.signedAt().isAfter(at)) {
            return Reason.FUTURE_DATED;
        }
        Period period = consent.root().when().period();
        if (period == null) {
            return null;
        }
        return period.endedBy(at) ? Reason.EXPIRED : period.startsAfter(at) ? Reason.NOT_YET_VALID : null;
    }
}
