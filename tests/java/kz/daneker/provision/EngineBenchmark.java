package kz.daneker.provision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs; {@code bench/jmh EngineBenchmark} runs it, bench/README.md has the numbers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
    private static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");
    private static final Patient ADULT =
            new Patient(Set.of("p"), LocalDate.of(1990, 1, 1), false, Patient.AdultVoice.OWN);
    private static final Request ONE =
            Request.of(ADULT, "CLINIC-5", "COC", List.of(Item.of("health", Labels.of(Labels.Level.R, "PSY"))), NOW);

    private final ConsentEngine engine = new ConsentEngine(Cast.RULES, Cast.EVERYONE);
    private final List<ConsentDirective> simple = List.of(consent("c-1", Provision.permit(permitted())));

    /** One category, one plain permit. */
    @Benchmark
    public Decision simple() {
        return engine.decide(ONE, simple);
    }

    /** Consents on file, each with exceptions eight levels deep. */
    @State(Scope.Benchmark)
    public static class Deep {
        @Param({"1", "10", "100"})
        private int onFile;

        private List<ConsentDirective> consents = List.of();

        @Setup
        public void fill() {
            consents = IntStream.range(0, onFile)
                    .mapToObj(i -> consent("c-" + i, nested(ConsentEngine.MAX_DEPTH)))
                    .toList();
        }
    }

    @Benchmark
    public Decision deep(Deep deep) {
        return engine.decide(ONE, deep.consents);
    }

    private static Conditions permitted() {
        return Conditions.any()
                .actors(Set.of("CLINIC-5"))
                .purposes(Set.of("TREAT"))
                .classes(Set.of("health"))
                .labels(Set.of("R"))
                .period(Period.between("2026-03-01", "2026-12-31"));
    }

    /** Permit in permit, each level with a deny beside it that does not apply. */
    private static Provision nested(int depth) {
        Provision deny = Provision.deny(Conditions.any().labels(Set.of("HIV")));
        return depth == 0 ? Provision.permit(permitted()) : Provision.permit(permitted(), deny, nested(depth - 1));
    }

    private static ConsentDirective consent(String id, Provision root) {
        return new ConsentDirective(id, "1", "p", ConsentDirective.Status.ACTIVE, true, null, Grantor.self(), root);
    }
}
