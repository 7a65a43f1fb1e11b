package kz.daneker.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Recomputes a log that is being written, as a copy of it would be, and holds it against what witnesses have seen. */
public final class LogCheck {
    /** The newest checkpoint moves on while a large log is read; then it is read again. */
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final WitnessPolicy policy;
    private final Supplier<Optional<byte[]>> witnessed;

    /**
     * A check to be run when somebody asks.
     *
     * @param witnessed the newest checkpoint that enough witnesses cosigned
     */
    public LogCheck(Path folder, WitnessPolicy policy, Supplier<Optional<byte[]>> witnessed) {
        this.folder = folder;
        this.policy = policy;
        this.witnessed = witnessed;
    }

    /** What was found; one at a time, since a million records take a second of a core. */
    public synchronized TrailVerdict run() {
        List<Claim> claims = witnessed
                .get()
                .map(note -> new Claim(Finding.Part.WITNESSED, "the witnessed checkpoint", policy.check(note)))
                .stream()
                .toList();
        TrailVerdict verdict = TrailVerifier.verify(folder, policy, claims, record -> {});
        for (int attempt = 1; attempt < ATTEMPTS && !verdict.holds(); attempt++) {
            verdict = TrailVerifier.verify(folder, policy, claims, record -> {});
        }
        return verdict;
    }
}
