package kz.daneker.trust;

/**
 * What to do with a certificate whose revocation state is not known at the instant it is used.
 *
 * <p>Lists arrive as files (the gateway calls nobody while it verifies), so a list can be missing or past its next
 * update. A production site refuses then: an attacker who holds a revoked key and can keep the new list away must gain
 * nothing. A development site accepts: its own CA revokes nobody by list, and a laptop opened after a month should work.
 */
public enum UnknownRevocation {
    /** {@code CERT_EXPIRED}; the default in production. */
    REFUSE,
    /** Treated like good; the default in development. */
    ACCEPT;

    /** The default of the mode. */
    public static UnknownRevocation defaultIn(boolean production) {
        return production ? REFUSE : ACCEPT;
    }
}
