package kz.daneker.delivery;

import java.time.Clock;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Jws;
import kz.daneker.signing.KeyName;
import kz.daneker.signing.VerificationKey;
import kz.daneker.trust.KeyRegister;
import kz.daneker.trust.KeyUse;
import kz.daneker.trust.PartyUrn;
import kz.daneker.trust.RegisteredKey;
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
     * @throws Refusal {@code KEY_UNKNOWN} if the agency has no signing key of the name the token gives, {@code
     *     CERT_EXPIRED} if it may not be used now
     */
    VerificationKey of(AgencyId author, String jws) {
        KeyName kid = Jws.keyNamedBy(jws);
        KeyRegister register = trust.register();
        RegisteredKey key = register.find(PartyUrn.of(author), kid.value());
        if (key.use() != KeyUse.SIGNING) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
        register.requireUsable(key, clock.instant());
        return VerificationKey.of(kid, key.certificate());
    }
}
