package kz.daneker.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.DecisionOutcome;
import kz.daneker.consent.GateVerdict;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.refusal.Refusal;
import kz.daneker.rules.DecisionTally;

/** Decides before accepting, so that the sender learns at once what cannot be carried. */
final class IntakeDecision {
    private final DecisionTally tally;
    private final AgencyRegister agencies;
    private final Clock clock;

    IntakeDecision(DecisionTally tally, AgencyRegister agencies, Clock clock) {
        this.tally = tally;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** Refuses as {@link ConsentGate#decide}. */
    public DecidedReferral decide(ReadReferral read) {
        Instant now = clock.instant();
        try {
            GateVerdict verdict = read.rules().gate().decide(read.referral(), agencies, now);
            if (verdict instanceof ReleaseDecision decision) {
                count(read, now, DecisionOutcome.of(decision));
            }
            return new DecidedReferral(read.received(), read.message(), read.referral(), verdict);
        } catch (Refusal refusal) {
            count(read, now, DecisionOutcome.refused(refusal.code()));
            throw refusal;
        }
    }

    /** What is held is not counted: it comes again once its sender looked at it, and then it is. */
    private void count(ReadReferral read, Instant now, DecisionOutcome outcome) {
        read.rules()
                .gate()
                .input(read.referral(), agencies, List.of(), now)
                .ifPresent(input -> tally.count(now, read.rules().matrix().digest(), input, outcome));
    }
}
