package kz.daneker.referral;

/** What the sender is told although the referral passes. */
public final class Warnings {
    /** The person has no IIN: services may ask for papers; the temporary id identifies meanwhile. */
    public static final String NO_IIN = "NO_IIN";

    /** The IIN's digits tell another birth date or sex than stated; since 2013 that is no error. */
    public static final String IIN_BIRTHDATE_MISMATCH = "IIN_BIRTHDATE_MISMATCH";

    private Warnings() {}
}
