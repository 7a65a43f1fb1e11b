package kz.daneker.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import kz.daneker.consent.DecisionRecord;
import kz.daneker.consent.Release;
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

    ReleaseToken(SigningKey seal, NeutralToken neutral, Clock clock) {
        this.neutral = neutral;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * A countersigned token.
     *
     * @param manifest JSON for the gateway's evidence
     */
    record Made(SdJwt token, String manifest) {}

    Made make(VerifiedReferralToken original, Release release, DecisionRecord decision, String policy) {
        Made shown = release.sender().masked() ? neutral.issue(original, release) : open(original, release);
        KeyBinding binding = new KeyBinding(
                PartyUrn.of(release.recipient()),
                release.deliveryId().toString(),
                clock.instant(),
                Map.of("decision", decision.sha256(), "policy", policy));
        return new Made(binding.bind(shown.token(), seal), shown.manifest());
    }

    private static Made open(VerifiedReferralToken original, Release release) {
        Predicate<String> shown = ReleasedPointers.of(
                release.data().keySet(), release.resources().keySet(), original.referral(), original::elementsOf);
        return new Made(original.keep(shown), Manifest.ofOpen(original, release));
    }
}
