package kz.daneker.intake;

import java.util.Optional;
import kz.daneker.consent.GateVerdict;
import kz.daneker.referral.Referral;
import kz.daneker.trust.VerifiedMessage;

/** Decided: released in part or whole, or held for its sender. */
record DecidedReferral(ReceivedMessage received, VerifiedMessage message, Referral referral, GateVerdict verdict)
        implements IntakeStage {
    @Override
    public Optional<VerifiedMessage> verified() {
        return Optional.of(message);
    }
}
