package kz.daneker.register;

import static kz.daneker.agency.AgencyType.CENTRE;
import static kz.daneker.agency.AgencyType.CLINIC;
import static kz.daneker.agency.AgencyType.GUARDIANSHIP;
import static kz.daneker.agency.AgencyType.HOTLINE;
import static kz.daneker.agency.AgencyType.LEGAL_AID;
import static kz.daneker.agency.AgencyType.MH_CLINIC;
import static kz.daneker.agency.AgencyType.SOCIAL_PROTECTION;

import java.util.Map;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.referral.PersonEvent.Kind;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Who may say what happened to a person; who is not named here may not. */
final class PersonEventSayers {
    private static final Map<Kind, Set<AgencyType>> MAY_SAY = Map.of(
            Kind.GUARDIAN_CHANGE, Set.of(GUARDIANSHIP, CENTRE),
            Kind.MERGE, Set.of(GUARDIANSHIP, CENTRE, CLINIC, MH_CLINIC, HOTLINE, LEGAL_AID, SOCIAL_PROTECTION),
            Kind.DEATH, Set.of(GUARDIANSHIP, CENTRE, CLINIC, MH_CLINIC, SOCIAL_PROTECTION),
            Kind.REVOCATION, Set.of(AgencyType.values()));

    private final AgencyRegister agencies;

    PersonEventSayers(AgencyRegister agencies) {
        this.agencies = agencies;
    }

    /** @throws Refusal {@code EVENT_NOT_ALLOWED}; what was said before can be taken back by whoever said it */
    void require(AgencyId author, Kind kind) {
        boolean may = agencies.find(author)
                .filter(agency -> MAY_SAY.getOrDefault(kind, Set.of()).contains(agency.type()))
                .isPresent();
        if (!may) {
            throw new Refusal(RefusalCode.EVENT_NOT_ALLOWED, "/kind");
        }
    }
}
