package kz.daneker.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.client.AgencyClient;

/**
 * One run: a gateway as in production, agencies that send and agencies that pull, all in this process over mutual TLS.
 *
 * <p>A referral counts once the gateway has accepted its recipient's receipt. Only so many are under way at a time, so the
 * rate is the one the slowest step can keep up.
 */
public final class Bench {
    private static final Duration LONGEST_LOOP = Duration.ofMillis(400);

    private final BenchPlan plan;
    private final Progress progress;
    private final Clock clock;
    private final SecureRandom random;

    public Bench(BenchPlan plan, Progress progress, Clock clock, SecureRandom random) {
        this.plan = plan;
        this.progress = progress;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Runs it.
     *
     * @param home with {@code config/}
     * @param data an empty folder on the disk to measure; keys, database, journal and log are made in it
     */
    public BenchReport run(Path home, Path data) throws InterruptedException {
        Machine machine = Machine.here();
        progress.at("starting", 0);
        InventedReferrals referrals = new InventedReferrals(clock);
        try (BenchSite site = BenchSite.start(home, data, clock, random)) {
            List<AgencyClient> senders =
                    site.centres(plan.clients()).stream().map(site::open).toList();
            List<AgencyClient> recipients = Stream.of(InventedReferrals.CLINIC, InventedReferrals.SCHOOL)
                    .map(site::open)
                    .toList();
            Load.Measured measured = new Load(plan, progress, referrals).run(senders, recipients);
            progress.at("measuring bare cryptography", 1);
            AgencyClient sender = senders.get(0);
            BenchKeys keys = site.keys(sender.agency(), InventedReferrals.CLINIC);
            List<BareOperation> operations = new BareCrypto(keys, clock, random, new TightLoop(loopLength()))
                    .measure(sender, referrals, measured.example());
            return report(measured, operations, machine);
        }
    }

    private Duration loopLength() {
        Duration share = plan.measured().dividedBy(50);
        return share.compareTo(LONGEST_LOOP) > 0 ? LONGEST_LOOP : share;
    }

    private BenchReport report(Load.Measured measured, List<BareOperation> operations, Machine machine) {
        return new BenchReport(
                plan.clients(),
                measured.elapsed(),
                measured.arrivals(),
                measured.sample().submits.percentiles(),
                measured.sample().journeys.percentiles(),
                measured.cpuNanos() / 1e3 / measured.arrivals(),
                operations,
                1.0 / InventedReferrals.MASKED_EVERY,
                machine);
    }
}
