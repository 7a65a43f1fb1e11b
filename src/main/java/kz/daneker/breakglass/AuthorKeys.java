package kz.daneker.breakglass;

import java.time.Clock;
import kz.daneker.agency.AgencyId;
import kz.daneker.signing.Jws;
import kz.daneker.signing.VerificationKey;
import kz.daneker.trust.Party;
import kz.daneker.trust.TrustStore;

/** Finds the registered key an agency's signed word must verify with now. */
final class AuthorKeys {
    private final TrustStore trust;
    private final Clock clock;

    AuthorKeys(TrustStore trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /** Refuses as {@link kz.daneker.trust.KeyRegister#signing}. */
    VerificationKey of(AgencyId author, String jws) {
        return trust.register().signing(Party.of(author), Jws.keyNamedBy(jws), clock.instant());
    }
}
