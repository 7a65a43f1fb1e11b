package kz.daneker.intake;

import java.util.Optional;
import kz.daneker.referral.Referral;
import kz.daneker.trust.VerifiedMessage;

/** Read strictly: every rule of the domain that needs no consent holds. */
record ReadReferral(ReceivedMessage received, VerifiedMessage message, Referral referral) implements IntakeStage {
    @Override
    public Optional<VerifiedMessage> verified() {
        return Optional.of(message);
    }
}
