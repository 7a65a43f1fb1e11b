package kz.daneker.delivery;

import java.time.Clock;
import kz.daneker.agency.AgencyId;
import kz.daneker.signing.Jws;
import kz.daneker.signing.VerificationKey;
import kz.daneker.trust.Party;
import kz.daneker.trust.TrustStore;

/** Finds the registered key a signed word of an agency must verify with. */
final class WordKeys {
    private final TrustStore trust;
    private final Clock clock;

    WordKeys(TrustStore trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * The key.
     *
     * @throws kz.daneker.refusal.Refusal {@code KEY_UNKNOWN} if the agency has no signing key of the name the token gives, {@code
     *     CERT_EXPIRED} if it may not be used now
     */
    VerificationKey of(AgencyId author, String jws) {
        return trust.register().signing(Party.of(author), Jws.keyNamedBy(jws), clock.instant());
    }
}
