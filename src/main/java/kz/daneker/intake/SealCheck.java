package kz.daneker.intake;

import java.time.Clock;
import kz.daneker.trust.SealVerifier;

/** The seal is checked before anything inside is believed. */
final class SealCheck {
    private final SealVerifier verifier;
    private final Clock clock;

    SealCheck(SealVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Refuses as {@link SealVerifier#verify}. */
    public SealedIn verify(OpenedEnvelope envelope) {
        return new SealedIn(
                envelope.received(),
                verifier.verify(envelope.token(), envelope.received().caller(), clock.instant()));
    }
}
