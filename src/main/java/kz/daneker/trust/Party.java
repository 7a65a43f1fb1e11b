package kz.daneker.trust;

import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.signing.PartyUrn;

/**
 * Somebody who may hold keys, named as in tokens ({@code iss}, {@code aud}) and certificates (URI among the subject
 * alternative names): {@code urn:daneker:agency:clinic-47-001} or {@code urn:daneker:gateway}.
 */
public record Party(String value) {
    /** What every name of a party begins with. */
    static final String PREFIX = "urn:daneker:";

    /** The gateway itself. */
    public static final Party GATEWAY = new Party(PartyUrn.GATEWAY);

    public Party {
        if (!isParty(value)) {
            throw new IllegalArgumentException("a party is urn:daneker:gateway or urn:daneker:agency:<id>, found "
                    + value.length() + " characters of another form");
        }
    }

    public static Party of(AgencyId agency) {
        return new Party(PartyUrn.of(agency));
    }

    /** The party a text from outside names, or nothing where it has another form. */
    static Optional<Party> read(String text) {
        return isParty(text) ? Optional.of(new Party(text)) : Optional.empty();
    }

    /** The agency named, or nothing where this is the gateway. */
    public Optional<AgencyId> agency() {
        return PartyUrn.agencyOf(value);
    }

    private static boolean isParty(String text) {
        return text.equals(PartyUrn.GATEWAY) || PartyUrn.agencyOf(text).isPresent();
    }

    @Override
    public String toString() {
        return value;
    }
}
