package kz.daneker.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.DecisionOutcome;
import kz.daneker.consent.GateVerdict;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.register.ConsentRegister;
import kz.daneker.register.KnownConsents;
import kz.daneker.rules.DecisionTally;
import kz.daneker.rules.Rules;

/** Decides before accepting, so that the sender learns at once what cannot be carried. */
final class IntakeDecision {
    private final ConsentRegister register;
    private final DecisionTally tally;
    private final AgencyRegister agencies;
    private final Clock clock;

    IntakeDecision(ConsentRegister register, DecisionTally tally, AgencyRegister agencies, Clock clock) {
        this.register = register;
        this.tally = tally;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** By the register's word where it has one; refuses as {@link ConsentRegister#confirm} and {@link ConsentGate#decide}. */
    public DecidedReferral decide(ReadReferral read) {
        Instant now = clock.instant();
        KnownConsents known = register.confirm(read.referral(), now);
        Rules rules = read.rules();
        try {
            GateVerdict verdict = rules.gate().decide(known.referral(), agencies, now);
            if (verdict instanceof ReleaseDecision decision) {
                count(rules, known.referral(), now, DecisionOutcome.of(decision));
            }
            return new DecidedReferral(read.received(), read.message(), known, verdict);
        } catch (Refusal refusal) {
            count(rules, known.referral(), now, DecisionOutcome.refused(refusal.code()));
            throw refusal;
        }
    }

    /** What is held is not counted: it comes again once its sender looked at it, and then it is. */
    private void count(Rules rules, Referral referral, Instant now, DecisionOutcome outcome) {
        rules.gate()
                .input(referral, agencies, List.of(), now)
                .ifPresent(input -> tally.count(now, rules.matrix().digest(), input, outcome));
    }
}
