package kz.daneker.signing;

import java.util.Optional;
import kz.daneker.agency.AgencyId;

/** How issuers and audiences are named in tokens. */
public final class PartyUrn {
    public static final String GATEWAY = "urn:daneker:gateway";

    private static final String AGENCY = "urn:daneker:agency:";
    private static final String NEUTRAL = "urn:daneker:neutral:";

    private PartyUrn() {}

    /** E.g. {@code urn:daneker:agency:clinic-47-001}. */
    public static String of(AgencyId agency) {
        return AGENCY + agency.value();
    }

    /**
     * The name a masked sender appears under.
     *
     * @param slug e.g. {@code education-department}
     */
    public static String neutral(String slug) {
        return NEUTRAL + slug;
    }

    /** The agency a URN names; empty for any other text. */
    public static Optional<AgencyId> agencyOf(String urn) {
        if (!urn.startsWith(AGENCY)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AgencyId(urn.substring(AGENCY.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
