package kz.daneker.client;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.KeyBinding;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.VerificationKey;
import kz.daneker.signing.VerifiedReferralToken;

/**
 * The gateway's countersignature: exactly these disclosures, for us, in this delivery, by the key the issuer named in
 * {@code cnf} and the register knows as the gateway's.
 */
final class CountersignCheck {
    /** A referral is valid for at most so long, so no countersignature can be older. */
    private static final Duration OLDEST = Duration.ofDays(90);

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final AgencyId self;
    private final Seals seals;
    private final Clock clock;

    CountersignCheck(AgencyId self, Seals seals, Clock clock) {
        this.self = self;
        this.seals = seals;
        this.clock = clock;
    }

    /** @throws Refusal {@code SIGNATURE_INVALID} if it is missing or about anything else, {@code KEY_UNKNOWN} */
    KeyBinding verify(VerifiedReferralToken token, UUID delivery) {
        String jwt = token.token().keyBinding().orElseThrow(CountersignCheck::invalid);
        VerificationKey gateway = seals.gateway(jwt);
        require(gateway.jwk().equals(token.claims().object("cnf").json("jwk")));
        KeyBinding binding =
                KeyBinding.verify(token.token(), gateway, PartyUrn.of(self), clock.instant(), OLDEST, CLOCK_SKEW);
        require(binding.nonce().equals(delivery.toString()));
        require(isDigest(binding, "decision") && isDigest(binding, "policy"));
        return binding;
    }

    private static boolean isDigest(KeyBinding binding, String claim) {
        return binding.extra(claim).map(Digest::new).isPresent();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(RefusalCode.SIGNATURE_INVALID);
    }
}
