package kz.daneker.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.ReceivedReferral;
import org.jspecify.annotations.Nullable;

/** Agencies that send and agencies that pull, all at once, first to warm up and then to be measured. */
final class Load {
    private static final long TICK_MS = 100;

    /** How much longer a step may take on a machine so busy that nothing arrived in its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final BenchPlan plan;
    private final Progress progress;
    private final InventedReferrals referrals;
    private final Underway underway;
    private final AtomicReference<@Nullable ReceivedReferral> example = new AtomicReference<>();

    Load(BenchPlan plan, Progress progress, InventedReferrals referrals) {
        this.plan = plan;
        this.progress = progress;
        this.referrals = referrals;
        this.underway = new Underway(plan.underWay());
    }

    /**
     * What was measured.
     *
     * @param cpuNanos of the whole process
     * @param example a delivery of the open route
     */
    record Measured(Duration elapsed, long arrivals, long cpuNanos, Underway.Sample sample, ReceivedReferral example) {}

    Measured run(List<AgencyClient> senders, List<AgencyClient> recipients) throws InterruptedException {
        try (Crew crew = new Crew()) {
            Mailroom mailroom = new Mailroom(recipients, crew.ended());
            crew.add("bench-mailroom", mailroom);
            for (int i = 0; i < plan.clients(); i++) {
                AgencyClient sender = senders.get(i % senders.size());
                crew.add("bench-sender-" + i, new Sender(sender, referrals, underway, crew.ended()));
                crew.add("bench-recipient-" + i, new Recipient(mailroom, underway, example, crew.ended()));
            }
            pass(crew, "warming up", Duration.ZERO, plan.warmUp(), () -> example.get() != null);
            return measure(crew);
        }
    }

    private Measured measure(Crew crew) throws InterruptedException {
        underway.beginSample();
        long start = System.nanoTime();
        long cpu = CpuTime.ofProcess();
        long before = underway.arrivals();
        pass(crew, "measuring", plan.warmUp(), plan.measured(), () -> underway.arrivals() > before);
        long arrivals = underway.arrivals() - before;
        long spent = CpuTime.ofProcess() - cpu;
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        ReceivedReferral delivered = example.get();
        if (arrivals == 0 || delivered == null) {
            throw new IllegalStateException("referrals must arrive while measuring, found none");
        }
        return new Measured(elapsed, arrivals, spent, underway.sample(), delivered);
    }

    private void pass(Crew crew, String what, Duration before, Duration time, BooleanSupplier anyArrived)
            throws InterruptedException {
        double whole = plan.warmUp().plus(plan.measured()).toNanos();
        long latest = time.plus(PATIENCE).toNanos();
        long start = System.nanoTime();
        long passed = 0;
        while (passed < time.toNanos() || (passed < latest && !anyArrived.getAsBoolean())) {
            crew.requireAllWell();
            progress.at(what, (before.toNanos() + passed) / whole);
            TimeUnit.MILLISECONDS.sleep(TICK_MS);
            passed = System.nanoTime() - start;
        }
        crew.requireAllWell();
    }
}
