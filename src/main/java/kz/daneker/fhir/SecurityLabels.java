package kz.daneker.fhir;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;

/** From the words of the sharing matrix ({@code R}, {@code MH}, {@code local:LEGAL}, {@code BTG}) to HL7 labels. */
final class SecurityLabels {
    /** v3-Confidentiality from open to closed. */
    private static final List<String> LEVELS = List.of("U", "L", "M", "N", "R", "V");

    private static final Set<String> PURPOSES = Set.of("BTG", "ETREAT");
    private static final String LOCAL = "local:";

    private SecurityLabels() {}

    /** The highest level once (N where none is named), then the other labels in alphabetical order. */
    static List<Coding> of(Set<String> labels) {
        String level = labels.stream()
                .filter(LEVELS::contains)
                .max(Comparator.comparingInt(LEVELS::indexOf))
                .orElse("N");
        Stream<Coding> others = new TreeSet<>(labels)
                .stream().filter(label -> !LEVELS.contains(label)).map(SecurityLabels::coding);
        return Stream.concat(Stream.of(new Coding(Systems.CONFIDENTIALITY, level, null)), others)
                .toList();
    }

    private static Coding coding(String label) {
        if (label.startsWith(LOCAL)) {
            return new Coding(Systems.SENSITIVITY, label.substring(LOCAL.length()), null);
        }
        return new Coding(PURPOSES.contains(label) ? Systems.ACT_REASON : Systems.ACT_CODE, label, null);
    }
}
