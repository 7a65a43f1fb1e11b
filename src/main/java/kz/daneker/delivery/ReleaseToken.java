package kz.daneker.delivery;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import kz.daneker.agency.Agency;
import kz.daneker.consent.Release;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.consent.ReleasedPointers;
import kz.daneker.signing.KeyBinding;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerifiedReferralToken;

/**
 * The token a recipient gets: on open routes the sender's own, showing less; on masked routes one re-issued as the
 * neutral sender. Either way the gateway countersigns exactly what is shown (RFC 9901 KB-JWT).
 */
final class ReleaseToken {
    private final NeutralToken neutral;
    private final SigningKey seal;
    private final Clock clock;
    private final String policy;

    /** @param policy digest of the sharing matrix in force */
    ReleaseToken(SigningKey seal, SecureRandom random, NeutralToken neutral, String policy, Clock clock) {
        this.neutral = neutral;
        this.seal = seal;
        this.policy = policy;
        this.clock = clock;
    }

    /** The countersigned token and what links it to the original. */
    record Made(SdJwt token, String evidence) {}

    Made make(VerifiedReferralToken original, Release release, ReleaseDecision decision, Agency recipient) {
        NeutralToken.Made shown = release.sender().masked()
                ? neutral.issue(original, release, recipient)
                : new NeutralToken.Made(
                        original.keep(ReleasedPointers.of(release.data().keySet())), "");
        KeyBinding binding = new KeyBinding(
                PartyUrn.of(recipient.id()),
                release.deliveryId().toString(),
                clock.instant(),
                Map.of("decision", decision.record().digest(), "policy", policy));
        return new Made(binding.bind(shown.token(), seal), shown.evidence());
    }
}
