package kz.daneker.provision;

import java.util.ArrayList;
import java.util.List;

/** Takes a trace down while an item is decided. */
final class Tracer {
    private final List<Trace.Step> steps = new ArrayList<>();

    void note(String source, String path, String finding) {
        steps.add(new Trace.Step(source, path, finding));
    }

    Trace trace() {
        return new Trace(steps);
    }
}
