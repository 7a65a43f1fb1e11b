package kz.daneker.delivery;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.agency.Agency;
import kz.daneker.consent.Release;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.referral.DataCategory;
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
    private static final String DATA = "/referral/data/";
    private static final Set<String> SHOWN_BESIDE_DATA = Set.of("/referral/note", "/referral/inResponseTo");

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
                : new NeutralToken.Made(showLess(original, release), "");
        KeyBinding binding = new KeyBinding(
                PartyUrn.of(recipient.id()),
                release.deliveryId().toString(),
                clock.instant(),
                Map.of("decision", decision.record().digest(), "policy", policy));
        return new Made(binding.bind(shown.token(), seal), shown.evidence());
    }

    private static SdJwt showLess(VerifiedReferralToken original, Release release) {
        Set<String> categories =
                release.data().keySet().stream().map(DataCategory::name).collect(Collectors.toSet());
        return original.keep(pointer -> pointer.startsWith(DATA)
                ? categories.contains(category(pointer))
                : SHOWN_BESIDE_DATA.contains(pointer));
    }

    private static String category(String pointer) {
        int end = pointer.indexOf('/', DATA.length());
        return end < 0 ? pointer.substring(DATA.length()) : pointer.substring(DATA.length(), end);
    }
}
