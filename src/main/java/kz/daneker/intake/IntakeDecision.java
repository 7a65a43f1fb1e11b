package kz.daneker.intake;

import java.time.Clock;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.ConsentGate;

/** Decides before accepting, so that the sender learns at once what cannot be carried. */
final class IntakeDecision {
    private final ConsentGate gate;
    private final AgencyRegister agencies;
    private final Clock clock;

    IntakeDecision(ConsentGate gate, AgencyRegister agencies, Clock clock) {
        this.gate = gate;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** Refuses as {@link ConsentGate#decide}. */
    public DecidedReferral decide(ReadReferral read) {
        return new DecidedReferral(
                read.received(),
                read.message(),
                read.referral(),
                gate.decide(read.referral(), agencies, clock.instant()));
    }
}
