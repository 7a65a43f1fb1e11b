package kz.daneker.anchor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import kz.daneker.signing.Digest;
import kz.daneker.trust.TimeStamp;
import kz.daneker.trust.TimeStampAuthority;
import kz.daneker.trust.TimeStampRefused;
import kz.daneker.trust.TimeStampRoots;
import kz.daneker.trust.VerifiedTimeStamp;

/** Asks for a token and believes it no sooner than anybody else will: under the site's roots, over these bytes, of now. */
final class Stamping {
    private static final Duration APART = Duration.ofMinutes(5);

    private final TimeStampAuthority authority;
    private final TimeStampRoots roots;
    private final Clock clock;

    Stamping(TimeStampAuthority authority, TimeStampRoots roots, Clock clock) {
        this.authority = authority;
        this.roots = roots;
        this.clock = clock;
    }

    /**
     * Has a checkpoint stamped.
     *
     * @throws IOException if the authority is away
     * @throws TimeStampRefused if what it gave proves nothing
     */
    Anchor stamp(long size, byte[] checkpoint, Hours hours) throws IOException, InterruptedException {
        Digest imprint = Digest.of(checkpoint);
        TimeStamp stamp = authority.stamp(imprint);
        VerifiedTimeStamp proven = roots.verify(stamp, imprint);
        if (Duration.between(proven.at(), clock.instant()).abs().compareTo(APART) > 0) {
            throw new TimeStampRefused("the authority's time and ours must be within 5 minutes, found them further"
                    + " apart: compare the clocks");
        }
        return new Anchor(size, proven.at(), hours, checkpoint, stamp.bytes());
    }
}
