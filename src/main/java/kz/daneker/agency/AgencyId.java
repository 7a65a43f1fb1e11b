package kz.daneker.agency;

import java.util.regex.Pattern;

/** One agency's name in the exchange, as {@code config/agencies.yaml} lists it, e.g. {@code clinic-47-001}. */
public record AgencyId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{3,40}");

    public AgencyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "agency id must match " + FORM + ", found " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
