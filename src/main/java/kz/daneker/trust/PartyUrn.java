package kz.daneker.trust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.agency.AgencyId;

/**
 * A party's name in tokens ({@code iss}, {@code aud}) and certificates (URI among the subject alternative names):
 * {@code urn:daneker:agency:clinic-47-001} or {@code urn:daneker:gateway}.
 */
public record PartyUrn(String value) {
    /** What every name of a party begins with. */
    static final String PREFIX = "urn:daneker:";

    /** The gateway itself. */
    public static final PartyUrn GATEWAY = new PartyUrn(PREFIX + "gateway");

    private static final Pattern AGENCY = Pattern.compile("urn:daneker:agency:([a-z0-9-]{3,40})");

    public PartyUrn {
        if (!value.equals("urn:daneker:gateway") && !AGENCY.matcher(value).matches()) {
            throw new IllegalArgumentException("a party is urn:daneker:gateway or urn:daneker:agency:<id>, found "
                    + value.length() + " characters of another form");
        }
    }

    public static PartyUrn of(AgencyId agency) {
        return new PartyUrn(PREFIX + "agency:" + agency.value());
    }

    /** The party a text from outside names, or nothing where it has another form. */
    static Optional<PartyUrn> read(String text) {
        return text.equals(GATEWAY.value) || AGENCY.matcher(text).matches()
                ? Optional.of(new PartyUrn(text))
                : Optional.empty();
    }

    /** The agency named, or nothing where this is the gateway. */
    public Optional<AgencyId> agency() {
        Matcher matcher = AGENCY.matcher(value);
        return matcher.matches() ? Optional.of(new AgencyId(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
