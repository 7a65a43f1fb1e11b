package kz.daneker.intake;

import java.util.Optional;
import kz.daneker.trust.VerifiedMessage;

/**
 * How far a message has come. Each stage is made by one step out of the stage before, so a route that skips a step finds
 * no bean that takes its message.
 */
sealed interface IntakeStage permits ReceivedMessage, OpenedEnvelope, SealedIn, ReadReferral, DecidedReferral {
    ReceivedMessage received();

    /** The verified token, once the seal held. */
    default Optional<VerifiedMessage> verified() {
        return Optional.empty();
    }
}
