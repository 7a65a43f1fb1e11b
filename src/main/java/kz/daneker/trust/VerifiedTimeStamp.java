package kz.daneker.trust;

import java.time.Instant;

/**
 * What a time-stamp proves: these bytes existed at this time, says this authority. Only {@link TimeStampRoots} make one.
 */
public final class VerifiedTimeStamp {
    private final Instant at;
    private final String authority;
    private final String policy;

    VerifiedTimeStamp(Instant at, String authority, String policy) {
        this.at = at;
        this.authority = authority;
        this.policy = policy;
    }

    /** The authority's time. */
    public Instant at() {
        return at;
    }

    /** Subject of the authority's certificate, e.g. {@code CN=TSA 1,O=Root Certification Authority,C=KZ}. */
    public String authority() {
        return authority;
    }

    /** Under which rules the authority works, an object identifier, e.g. {@code 1.2.398.3.3.2.6.4}. */
    public String policy() {
        return policy;
    }
}
