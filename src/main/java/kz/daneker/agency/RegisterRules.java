package kz.daneker.agency;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What must hold across the entries of the agency register before the gateway starts. */
final class RegisterRules {
    private static final Set<AgencyType> LISTED_TO_BE_REFUSED =
            EnumSet.of(AgencyType.SECURITY_BODY, AgencyType.LAW_ENFORCEMENT, AgencyType.MEDIA, AgencyType.EMBASSY);

    private final Map<AgencyId, Agency> agencies;
    private final Regions regions;
    private final Map<Bin, AgencyId> holders = new HashMap<>();

    RegisterRules(Map<AgencyId, Agency> agencies, Regions regions) {
        this.agencies = agencies;
        this.regions = regions;
    }

    void check() {
        for (Agency agency : agencies.values()) {
            if (LISTED_TO_BE_REFUSED.contains(agency.type())) {
                must(agency.accepts().isEmpty(), agency, "must accept nothing: it is listed only to be refused");
            } else {
                checkParty(agency);
            }
        }
    }

    private void checkParty(Agency agency) {
        Bin bin = agency.bin();
        must(bin != null, agency, "must have a BIN, found none");
        if (bin != null) {
            AgencyId other = holders.put(bin, agency.id());
            must(other == null, agency, "must have a BIN of its own, found the BIN of " + other);
        }
        String region = agency.region();
        must(
                region != null && regions.knows(region),
                agency,
                "must lie in a listed region, found another code or none");
        AgencyId operator = agency.operator();
        if (agency.type() == AgencyType.CENTRE) {
            must(operator != null, agency, "must name the NGO that runs it, found no operator");
        }
        if (operator != null) {
            Agency runs = agencies.get(operator);
            must(
                    runs != null && runs.type() == AgencyType.NGO_HQ,
                    agency,
                    "must be run by a listed ngo_hq, found " + operator);
        }
    }

    private static void must(boolean holds, Agency agency, String rule) {
        if (!holds) {
            throw new IllegalStateException(agency.id() + " " + rule + ": correct the entry");
        }
    }
}
