package kz.daneker.intake;

import java.util.Optional;
import kz.daneker.referral.Referral;
import kz.daneker.rules.Rules;
import kz.daneker.trust.VerifiedMessage;

/**
 * Read strictly: every rule of the domain that needs no consent holds.
 *
 * @param rules by which it was read; it is decided by the same
 */
record ReadReferral(ReceivedMessage received, VerifiedMessage message, Referral referral, Rules rules)
        implements IntakeStage {
    @Override
    public Optional<VerifiedMessage> verified() {
        return Optional.of(message);
    }
}
