package kz.daneker.bench;

/**
 * One cryptographic operation on a referral's way.
 *
 * @param who does it, e.g. {@code gateway}
 * @param what e.g. {@code sign receipt}
 * @param times per referral, on average over the routes
 * @param micros CPU microseconds of one, measured in a loop on one thread
 */
public record BareOperation(String who, String what, double times, double micros) {
    /** Microseconds per referral. */
    public double perReferral() {
        return times * micros;
    }
}
