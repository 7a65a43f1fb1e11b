package kz.daneker.provision;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule speaks of: all elements must match, one value of an element is enough, an element left out matches anything.
 *
 * @param actors recipients as {@link Actors} knows them, e.g. {@code clinic-47-001}, or all of a kind: {@code type:CLINIC}
 * @param purposes v3-ActReason or local codes, e.g. {@code TREAT}; a code covers the narrower ones
 * @param classes data categories, e.g. {@code HEALTH_SUMMARY}
 * @param labels v3-Confidentiality ({@code R}) and v3-ActCode sensitivity codes ({@code PSY}). In a permit a level is a
 *     ceiling, in a deny a floor; a sensitivity covers the narrower ones
 * @param period when the rule holds; null for always
 * @param dataPeriod when the data came to be; null for whenever
 * @param data which data, by name or author
 * @param understood false where the rule holds a condition this engine cannot judge: such a permit never matches, such a
 *     deny may always
 */
public record Conditions(
        Set<String> actors,
        Set<String> purposes,
        Set<String> classes,
        Set<String> labels,
        @Nullable Period period,
        @Nullable Period dataPeriod,
        Set<DataRef> data,
        boolean understood) {
    private static final Conditions ANY =
            new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), null, null, Set.of(), true);

    public Conditions {
        actors = Set.copyOf(actors);
        purposes = Set.copyOf(purposes);
        classes = Set.copyOf(classes);
        labels = Set.copyOf(labels);
        data = Set.copyOf(data);
    }

    /** Matches anything; narrow it with the other methods. */
    public static Conditions any() {
        return ANY;
    }

    public Conditions actors(Set<String> only) {
        return new Conditions(only, purposes, classes, labels, period, dataPeriod, data, understood);
    }

    public Conditions purposes(Set<String> only) {
        return new Conditions(actors, only, classes, labels, period, dataPeriod, data, understood);
    }

    public Conditions classes(Set<String> only) {
        return new Conditions(actors, purposes, only, labels, period, dataPeriod, data, understood);
    }

    public Conditions labels(Set<String> only) {
        return new Conditions(actors, purposes, classes, only, period, dataPeriod, data, understood);
    }

    public Conditions period(@Nullable Period only) {
        return new Conditions(actors, purposes, classes, labels, only, dataPeriod, data, understood);
    }

    public Conditions dataPeriod(@Nullable Period only) {
        return new Conditions(actors, purposes, classes, labels, period, only, data, understood);
    }

    public Conditions data(Set<DataRef> only) {
        return new Conditions(actors, purposes, classes, labels, period, dataPeriod, only, understood);
    }

    /** The same with a condition on top that this engine cannot judge. */
    public Conditions notUnderstood() {
        return new Conditions(actors, purposes, classes, labels, period, dataPeriod, data, false);
    }
}
