package kz.daneker.ips;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * Entries that say that there is nothing: that nothing is known, or that there is known to be none. The codes of IPS 1.1.0,
 * and those of SNOMED CT that 2.0.0 puts in their place.
 */
enum Absent {
    /** Nothing is known. */
    NONE("none."),
    /** It is known that there is none. */
    KNOWN_NONE("knownNone.");

    private static final Map<String, Absent> CODES = Map.ofEntries(
            entry("no-problem-info", NONE),
            entry("no-allergy-info", NONE),
            entry("no-medication-info", NONE),
            entry("no-immunization-info", NONE),
            entry("no-procedure-info", NONE),
            entry("no-device-info", NONE),
            entry("1287211007", NONE),
            entry("no-known-problems", KNOWN_NONE),
            entry("no-known-allergies", KNOWN_NONE),
            entry("no-known-medications", KNOWN_NONE),
            entry("no-known-immunizations", KNOWN_NONE),
            entry("no-known-procedures", KNOWN_NONE),
            entry("no-known-devices", KNOWN_NONE),
            entry("160245001", KNOWN_NONE),
            entry("716186003", KNOWN_NONE),
            entry("787481004", KNOWN_NONE));

    private final String key;

    Absent(String key) {
        this.key = key;
    }

    /** What the entry says in words, for a section that has words for it. */
    Optional<String> say(SummaryWords words, SectionKind kind) {
        return words.find(key + kind);
    }

    /** Empty for an entry that says something. */
    static Optional<Absent> of(DomainResource resource) {
        for (String property : new String[] {"code", "medication", "vaccineCode"}) {
            var named = resource.getNamedProperty(property);
            for (Base value : named == null ? List.<Base>of() : named.getValues()) {
                if (value instanceof CodeableConcept concept) {
                    return concept.getCoding().stream()
                            .map(Coding::getCode)
                            .filter(CODES::containsKey)
                            .map(CODES::get)
                            .findFirst();
                }
            }
        }
        return Optional.empty();
    }
}
