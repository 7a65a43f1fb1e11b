package kz.daneker.intake;

import java.util.Optional;
import kz.daneker.trust.VerifiedMessage;

/** Signed by the agency that brought it, meant for this gateway, in time. */
record SealedIn(ReceivedMessage received, VerifiedMessage message) implements IntakeStage {
    @Override
    public Optional<VerifiedMessage> verified() {
        return Optional.of(message);
    }
}
