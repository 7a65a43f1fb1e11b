package kz.daneker.provision;

import java.util.Set;

/**
 * How sensitive a piece of data is.
 *
 * @param sensitivities v3-ActCode, e.g. {@code PSY}; {@code local:} where HL7 has none
 * @param known false where neither the source nor the rules say: then a permit must reach {@link Level#V} and every deny
 *     by label hits
 */
public record Labels(Level level, Set<String> sensitivities, boolean known) {
    /** What is not labelled at all. */
    public static final Labels UNKNOWN = new Labels(Level.V, Set.of(), false);

    public Labels {
        sensitivities = Set.copyOf(sensitivities);
    }

    public static Labels of(Level level, String... sensitivities) {
        return new Labels(level, Set.of(sensitivities), true);
    }

    /** v3-Confidentiality from open to closed; the order is the ladder. */
    public enum Level {
        U,
        L,
        M,
        N,
        R,
        V;

        /** True for the six codes of the ladder. */
        public static boolean isOne(String code) {
            return code.length() == 1 && "ULMNRV".contains(code);
        }
    }
}
