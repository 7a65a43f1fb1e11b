package kz.daneker.provision;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kz.daneker.consent.TestConsentRules;
import org.jspecify.annotations.Nullable;

/** The organisations and people of consent-cases.md, and the rules as configured. */
final class Cast implements Actors {
    static final ConsentRules RULES = TestConsentRules.of(Path.of("config"));
    static final Cast EVERYONE = new Cast();

    private static final Map<String, String> PART_OF = Map.of(
            "DEPT-5A", "CLINIC-5",
            "DR-OSPANOV", "DEPT-5A",
            "TEACHER-A", "SCHOOL-12");
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("CLINIC-5", "CLINIC"),
            Map.entry("CLINIC-9", "CLINIC"),
            Map.entry("SCHOOL-12", "SCHOOL"),
            Map.entry("REHAB-ALM", "REHAB"),
            Map.entry("REHAB-AST", "REHAB"),
            Map.entry("EMPLOYER-7", "EMPLOYER"),
            Map.entry("MOE", "MOE"),
            Map.entry("GUARD-AUTH", "GUARDIANSHIP"),
            Map.entry("COURT", "COURT"),
            Map.entry("GUARDIAN-X", "PERSON"),
            Map.entry("UNI-LAB", "RESEARCH"));

    private Cast() {}

    @Override
    public Set<String> selfAndWholes(String actor) {
        Set<String> all = new HashSet<>();
        for (String each = actor; each != null; each = PART_OF.get(each)) {
            all.add(each);
        }
        return all;
    }

    @Override
    public @Nullable String kind(String actor) {
        return KINDS.get(actor);
    }
}
