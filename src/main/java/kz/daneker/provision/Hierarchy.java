package kz.daneker.provision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Codes that include one another, e.g. {@code TREAT} includes {@code COC}; a code nobody listed includes only itself. */
public final class Hierarchy {
    private final Map<String, Set<String>> selfAndBroader = new HashMap<>();

    private Hierarchy(Map<String, Set<String>> narrower) {
        Map<String, Set<String>> broader = new HashMap<>();
        narrower.forEach((broad, all) -> all.forEach(narrow ->
                broader.computeIfAbsent(narrow, any -> new HashSet<>()).add(broad)));
        broader.keySet().forEach(code -> {
            Set<String> found = new HashSet<>();
            climb(code, broader, found);
            selfAndBroader.put(code, Set.copyOf(found));
        });
    }

    /**
     * Takes the direct inclusions and draws the rest.
     *
     * @param narrower code → the codes directly below it; a circle makes its members equal
     */
    public static Hierarchy of(Map<String, Set<String>> narrower) {
        return new Hierarchy(narrower);
    }

    /** The code and every broader one. */
    Set<String> selfAndBroader(String code) {
        Set<String> known = selfAndBroader.get(code);
        return known == null ? Set.of(code) : known;
    }

    private static void climb(String code, Map<String, Set<String>> broader, Set<String> found) {
        if (found.add(code)) {
            broader.getOrDefault(code, Set.of()).forEach(broad -> climb(broad, broader, found));
        }
    }
}
