package kz.daneker.intake;

import java.time.Clock;
import kz.daneker.referral.ReferralReader;

/** Reads what the seal vouches for. */
final class ReferralReading {
    private final ReferralReader reader;
    private final Clock clock;

    ReferralReading(ReferralReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Refuses as {@link ReferralReader#read}. */
    public ReadReferral read(SealedIn sealed) {
        return new ReadReferral(
                sealed.received(),
                sealed.message(),
                reader.read(sealed.message().referral(), clock.instant()));
    }
}
