package kz.daneker.bench;

/** Told, now and then, how far a run is. */
@FunctionalInterface
public interface Progress {
    /**
     * A step of the run.
     *
     * @param what e.g. {@code measuring}
     * @param done share of the whole run, 0 to 1
     */
    void at(String what, double done);
}
