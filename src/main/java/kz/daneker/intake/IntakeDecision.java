package kz.daneker.intake;

import java.time.Clock;
import java.time.Instant;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.ConsentGate;
import kz.daneker.register.ConsentRegister;
import kz.daneker.register.KnownConsents;

/** Decides before accepting, so that the sender learns at once what cannot be carried. */
final class IntakeDecision {
    private final ConsentGate gate;
    private final ConsentRegister register;
    private final AgencyRegister agencies;
    private final Clock clock;

    IntakeDecision(ConsentGate gate, ConsentRegister register, AgencyRegister agencies, Clock clock) {
        this.gate = gate;
        this.register = register;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** By the register's word where it has one; refuses as {@link ConsentRegister#confirm} and {@link ConsentGate#decide}. */
    public DecidedReferral decide(ReadReferral read) {
        Instant now = clock.instant();
        KnownConsents known = register.confirm(read.referral(), now);
        return new DecidedReferral(
                read.received(), read.message(), known, gate.decide(known.referral(), agencies, now));
    }
}
