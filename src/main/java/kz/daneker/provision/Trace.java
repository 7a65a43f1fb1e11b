package kz.daneker.provision;

import java.util.List;

/**
 * How an item came to its answer, step by step; codes and consent ids only, never a value.
 *
 * @param steps in the order they were taken; the last one decided
 */
public record Trace(List<Step> steps) {
    public Trace {
        steps = List.copyOf(steps);
    }

    /**
     * One finding.
     *
     * @param source the consent looked at, or {@code law}, {@code break-glass}, {@code engine}
     * @param path of the rule inside it: {@code provision}, {@code provision.provision[1]}; empty where the whole is meant
     * @param finding e.g. {@code permits}, {@code EXPIRED}, {@code purpose does not match}
     */
    public record Step(String source, String path, String finding) {
        /** E.g. {@code c-1 provision.provision[0]: denies}. */
        public String sentence() {
            return source + (path.isEmpty() ? "" : " " + path) + ": " + finding;
        }
    }

    /** One line per step. */
    public List<String> sentences() {
        return steps.stream().map(Step::sentence).toList();
    }
}
