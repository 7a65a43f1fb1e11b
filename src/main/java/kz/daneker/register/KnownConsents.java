package kz.daneker.register;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.consent.Dissent;
import kz.daneker.ledger.ConsentLinks;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.Referral;

/**
 * A referral as the register confirmed it at one moment; only {@link ConsentRegister#confirm} makes one.
 *
 * @param referral with the register's word in place of its claims
 * @param waiting by what a later word will find it
 * @param rests the registered consents that allow it
 * @param dissent what may not go in an emergency either
 * @param seen every registered consent of the person and where it stood
 * @param events what had happened to the person and stood
 */
public record KnownConsents(
        Referral referral,
        ConsentLinks.Waiting waiting,
        Set<UUID> rests,
        Dissent dissent,
        Map<UUID, ConsentState> seen,
        Set<UUID> events) {
    public KnownConsents {
        rests = Set.copyOf(rests);
        seen = Map.copyOf(seen);
        events = Set.copyOf(events);
    }
}
