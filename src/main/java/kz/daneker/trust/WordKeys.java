package kz.daneker.trust;

import java.time.Clock;
import kz.daneker.agency.AgencyId;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.Jws;
import kz.daneker.signing.KeyName;
import kz.daneker.signing.VerificationKey;

/** Finds the registered key a signed word of an agency must verify with. */
public final class WordKeys {
    private final TrustStore trust;
    private final Clock clock;

    public WordKeys(TrustStore trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * The key.
     *
     * @throws kz.daneker.refusal.Refusal {@code KEY_UNKNOWN} if the agency has no signing key of the name the token gives, {@code
     *     CERT_EXPIRED} if it may not be used now
     */
    public VerificationKey of(AgencyId author, String jws) {
        return named(author, Jws.keyNamedBy(jws));
    }

    /** The same for a signature that travels beside what it signs. */
    public VerificationKey ofDetached(AgencyId author, String jws) {
        return named(author, DetachedJws.keyNamedBy(jws));
    }

    private VerificationKey named(AgencyId author, KeyName name) {
        return trust.register().signing(Party.of(author), name, clock.instant());
    }
}
