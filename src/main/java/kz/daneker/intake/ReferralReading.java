package kz.daneker.intake;

import java.time.Clock;
import java.time.Instant;
import kz.daneker.referral.ReferralReader;
import kz.daneker.rules.Rules;
import kz.daneker.rules.RulesInForce;

/** Reads what the seal vouches for. */
final class ReferralReading {
    private final RulesInForce rules;
    private final Clock clock;

    ReferralReading(RulesInForce rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Refuses as {@link ReferralReader#read}. */
    public ReadReferral read(SealedIn sealed) {
        Instant now = clock.instant();
        Rules inForce = rules.at(now);
        return new ReadReferral(
                sealed.received(),
                sealed.message(),
                inForce.reader().read(sealed.message().referral(), now),
                inForce);
    }
}
