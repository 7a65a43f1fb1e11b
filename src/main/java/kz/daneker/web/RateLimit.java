package kz.daneker.web;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * How many requests one agency may make: a bucket that holds ten seconds' worth and fills steadily, so that a burst
 * after days offline passes and a storm does not.
 */
final class RateLimit {
    private static final int BURST_SECONDS = 10;

    private final double perSecond;
    private final Clock clock;
    private final Map<AgencyId, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double tokens, long filledAt, boolean granted) {
        Bucket take(double limit, double perSecond, long now) {
            double filled = Math.min(limit, tokens + (now - filledAt) * perSecond / 1000);
            return filled >= 1 ? new Bucket(filled - 1, now, true) : new Bucket(filled, now, false);
        }
    }

    /** @param perSecond requests an agency may make in the long run */
    RateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** @throws Refusal {@code RATE_LIMITED} if the agency's bucket is empty */
    void take(AgencyId agency) {
        double limit = BURST_SECONDS * perSecond;
        long now = clock.millis();
        Bucket bucket = buckets.compute(
                agency, (id, old) -> (old == null ? new Bucket(limit, now, true) : old).take(limit, perSecond, now));
        if (!bucket.granted()) {
            throw new Refusal(RefusalCode.RATE_LIMITED);
        }
    }
}
