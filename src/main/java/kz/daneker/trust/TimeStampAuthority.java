package kz.daneker.trust;

import java.io.IOException;
import kz.daneker.signing.Digest;

/** Somebody who signs that bytes existed at a time (RFC 3161), whoever it is. */
public interface TimeStampAuthority {
    /**
     * Asks for a time-stamp.
     *
     * @param imprint SHA-256 of what is to be stamped; nothing else is told
     * @return answers this very question; whether its signer is believed, {@link TimeStampRoots} tell
     * @throws IOException if nobody answered, or not in time
     * @throws TimeStampRefused if the answer is none to this question
     */
    TimeStamp stamp(Digest imprint) throws IOException, InterruptedException;

    /** For a site that has named none: every question is refused, so that it is not forgotten. */
    static TimeStampAuthority none() {
        return imprint -> {
            throw new TimeStampRefused("a time-stamp authority must be named in daneker.anchor.tsa, found none");
        };
    }
}
