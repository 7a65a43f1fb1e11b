package kz.daneker.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.ChangeSigners;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.VerificationKey;
import kz.daneker.trust.Party;
import kz.daneker.trust.TrustStore;

/** Passes a change only if the matrix's owner and one other agency it names signed it, each with a key of its own. */
final class TwoSigners {
    private final TrustStore trust;

    TwoSigners(TrustStore trust) {
        this.trust = trust;
    }

    /**
     * Checks every signature.
     *
     * @param allowed as the matrix before says, which the change cannot alter
     * @param at when the change was handed in: each key must have been good then
     * @return who signed, in the order of the files
     * @throws Refusal {@code MATRIX_SIGNERS} where one is missing, comes twice or may not sign; {@code KEY_UNKNOWN},
     *     {@code CERT_EXPIRED} or {@code SIGNATURE_INVALID} where one does not hold
     */
    List<AgencyId> approve(SignedChange change, ChangeSigners allowed, Instant at) {
        List<AgencyId> signers = new ArrayList<>();
        List<VerificationKey> keys = new ArrayList<>();
        for (SignedChange.Signature signature : change.signatures()) {
            AgencyId agency = signature.agency();
            if (!allowed.owner().equals(agency) && !allowed.seconds().contains(agency)) {
                throw new Refusal(RefusalCode.MATRIX_SIGNERS);
            }
            VerificationKey key =
                    trust.register().signing(Party.of(agency), DetachedJws.keyNamedBy(signature.jws()), at);
            DetachedJws.verify(DetachedJws.MATRIX_CHANGE, signature.jws(), change.bytes(), key);
            if (keys.stream().anyMatch(key::sameKeyAs)) {
                throw new Refusal(RefusalCode.MATRIX_SIGNERS);
            }
            keys.add(key);
            signers.add(agency);
        }
        Set<AgencyId> different = new HashSet<>(signers);
        if (different.size() != signers.size() || !different.remove(allowed.owner()) || different.isEmpty()) {
            throw new Refusal(RefusalCode.MATRIX_SIGNERS);
        }
        return List.copyOf(signers);
    }
}
