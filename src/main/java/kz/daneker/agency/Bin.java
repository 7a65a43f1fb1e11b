package kz.daneker.agency;

import java.util.regex.Pattern;

/**
 * A business identification number whose check digit holds, e.g. {@code 190140000019}.
 *
 * @param value twelve ASCII digits: YYMM, kind of body 4-6, unit 0-3, serial, check digit
 */
public record Bin(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}[4-6][0-3][0-9]{6}");

    public Bin {
        if (!FORM.matcher(value).matches() || !CheckDigit.holds(value)) {
            throw new IllegalArgumentException(
                    "a BIN must be 12 digits with a check digit that holds, found " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
