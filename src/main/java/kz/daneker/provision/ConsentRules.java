package kz.daneker.provision;

import java.util.List;
import java.util.Map;

/**
 * What the engine decides by: law, vocabulary and policy of the site.
 *
 * @param version of the file they came from
 * @param purposes which purpose includes which
 * @param sensitivities which sensitivity includes which
 * @param defaults labels of a class whose source gives none
 * @param law what needs no consent; checked first
 * @param implicitNormal true to read a permit that names no label as "level N and nothing sensitive" (our policy); false
 *     to read it as "anything" (IHE PCF Basic)
 */
public record ConsentRules(
        String version,
        Hierarchy purposes,
        Hierarchy sensitivities,
        Map<String, Labels> defaults,
        List<LegalBasis> law,
        EmergencyRule emergency,
        Ages ages,
        boolean implicitNormal) {
    public ConsentRules {
        defaults = Map.copyOf(defaults);
        law = List.copyOf(law);
    }

    /** The same with the other reading of a permit without labels. */
    public ConsentRules withImplicitNormal(boolean on) {
        return new ConsentRules(version, purposes, sensitivities, defaults, law, emergency, ages, on);
    }

    /** The same without the law table, for where law takes another way. */
    public ConsentRules withoutLaw() {
        return new ConsentRules(version, purposes, sensitivities, defaults, List.of(), emergency, ages, implicitNormal);
    }

    Labels labelsOf(Item item) {
        return item.labels() == null ? defaults.getOrDefault(item.category(), Labels.UNKNOWN) : item.labels();
    }
}
