package kz.daneker.referral;

/**
 * An individual identification number whose check digit holds, e.g. {@code 140902500004}.
 *
 * @param value twelve ASCII digits
 */
public record Iin(String value) {
    /** Never the number itself: logs and traces see its last two digits only. */
    @Override
    public String toString() {
        return "IIN **********" + value.substring(Math.max(0, value.length() - 2));
    }
}
