package kz.daneker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a short run carries referrals and reports them; how fast is not asked here. */
class BenchTest {
    @Test
    void reports_whatItCarried(@TempDir Path data) throws InterruptedException {
        List<String> steps = new CopyOnWriteArrayList<>();
        BenchPlan plan = new BenchPlan(Duration.ofSeconds(1), Duration.ofSeconds(2), 2);

        BenchReport report = new Bench(plan, (what, done) -> steps.add(what), Clock.systemUTC(), new SecureRandom())
                .run(Path.of(""), data);

        assertThat(steps).contains("starting", "warming up", "measuring");
        assertThat(report.clients()).isEqualTo(2);
        assertThat(report.measured()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(report.referrals()).isPositive();
        assertThat(report.perSecond()).isPositive();
        assertThat(report.submit().p50()).isPositive();
        assertThat(report.submit().p50()).isLessThanOrEqualTo(report.submit().p99());
        assertThat(report.endToEnd().p99())
                .isGreaterThanOrEqualTo(report.endToEnd().p95());
        assertThat(report.operations()).hasSize(16).allSatisfy(each -> {
            assertThat(each.times()).isPositive();
            assertThat(each.micros()).isPositive();
        });
        assertThat(report.cpuMicros()).isGreaterThan(report.cryptoMicros());
        assertThat(report.ratio()).isGreaterThan(1);
        assertThat(report.machine().cores()).isPositive();
    }
}
