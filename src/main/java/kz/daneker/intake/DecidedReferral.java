package kz.daneker.intake;

import java.util.Optional;
import kz.daneker.consent.GateVerdict;
import kz.daneker.referral.Referral;
import kz.daneker.register.KnownConsents;
import kz.daneker.trust.VerifiedMessage;

/** Decided: released in part or whole, or held for its sender. */
record DecidedReferral(ReceivedMessage received, VerifiedMessage message, KnownConsents known, GateVerdict verdict)
        implements IntakeStage {
    Referral referral() {
        return known.referral();
    }

    @Override
    public Optional<VerifiedMessage> verified() {
        return Optional.of(message);
    }
}
