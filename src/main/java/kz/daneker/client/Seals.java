package kz.daneker.client;

import java.time.Clock;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Jws;
import kz.daneker.signing.VerificationKey;
import kz.daneker.trust.KeyUse;
import kz.daneker.trust.Party;
import kz.daneker.trust.RegisteredKey;
import kz.daneker.trust.TrustStore;
import org.jspecify.annotations.Nullable;

/** Finds, in the agency's own copy of the certificates, the key a seal must verify with. */
final class Seals {
    private final TrustStore trust;
    private final Clock clock;

    Seals(TrustStore trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /** Refuses as {@link kz.daneker.trust.KeyRegister#signing}. */
    VerificationKey gateway(String jws) {
        return key(Party.GATEWAY, jws);
    }

    VerificationKey agency(AgencyId agency, String jws) {
        return key(Party.of(agency), jws);
    }

    /**
     * Whose key a token claims; until it is verified only a claim.
     *
     * @return null for the gateway's own
     * @throws Refusal {@code KEY_UNKNOWN} if nobody, or more than one party, has a signing key of that name
     */
    @Nullable
    AgencyId ownerNamedBy(String jws) {
        String kid = Jws.keyNamedBy(jws).value();
        List<Party> owners = trust.register().keys().stream()
                .filter(key -> key.use() == KeyUse.SIGNING && key.kid().equals(kid))
                .map(RegisteredKey::owner)
                .toList();
        if (owners.size() != 1) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
        return owners.get(0).agency().orElse(null);
    }

    private VerificationKey key(Party owner, String jws) {
        return trust.register().signing(owner, Jws.keyNamedBy(jws), clock.instant());
    }
}
