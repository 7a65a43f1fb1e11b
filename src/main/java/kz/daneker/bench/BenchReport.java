package kz.daneker.bench;

import java.time.Duration;
import java.util.List;

/**
 * What a run found.
 *
 * @param clients senders, and as many recipients
 * @param measured how long, warm-up left out
 * @param referrals whose recipient's receipt was accepted in that time
 * @param submit from sending to the verified receipt, client signing left out
 * @param endToEnd from sending to the recipient's receipt being accepted
 * @param cpuMicros CPU time of the whole process per referral, both clients and the gateway, in microseconds
 * @param operations the cryptography in it
 * @param masked share of the referrals on the route that hides the sender
 */
public record BenchReport(
        int clients,
        Duration measured,
        long referrals,
        Percentiles submit,
        Percentiles endToEnd,
        double cpuMicros,
        List<BareOperation> operations,
        double masked,
        Machine machine) {
    public BenchReport {
        operations = List.copyOf(operations);
    }

    public double perSecond() {
        return referrals / (measured.toNanos() / 1e9);
    }

    /** CPU microseconds of bare cryptography per referral. */
    public double cryptoMicros() {
        return operations.stream().mapToDouble(BareOperation::perReferral).sum();
    }

    /** How many times its cryptography a referral costs. */
    public double ratio() {
        return cpuMicros / cryptoMicros();
    }

    /** Cores that were busy with this process, on average. */
    public double busyCores() {
        return cpuMicros * referrals / (measured.toNanos() / 1e3);
    }
}
