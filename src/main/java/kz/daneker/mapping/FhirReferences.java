package kz.daneker.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Reference;

/**
 * What the references of a FHIR record point to: by fullUrl, relative to the server an entry came from, by type and id
 * alone where only one entry has them, or inside a resource by {@code #id}.
 *
 * @see <a href="https://hl7.org/fhir/R4/bundle.html#references">Resolving references in Bundles</a>
 */
final class FhirReferences {
    private static final Pattern VERSION = Pattern.compile("/_history/[^/]+$");
    private static final Pattern TYPE_AND_ID = Pattern.compile("(?:^|.*/)([A-Z][A-Za-z]+)/[A-Za-z0-9.-]{1,64}$");

    private final Map<String, FhirEntry> byUrl = new HashMap<>();
    private final Map<String, Optional<FhirEntry>> byTypeAndId = new HashMap<>();
    private final Map<String, FhirEntry> inside = new HashMap<>();

    FhirReferences(List<FhirEntry> entries) {
        for (FhirEntry entry : entries) {
            if (entry.isContained()) {
                inside.put(entry.scope() + "#" + entry.id(), entry);
            } else {
                inside.put(entry.scope() + "#", entry);
                byUrl.putIfAbsent(entry.fullUrl(), entry);
                byTypeAndId.merge(entry.typeAndId(), Optional.of(entry), (one, other) -> Optional.empty());
            }
        }
        byUrl.remove("");
        byTypeAndId.remove("");
    }

    /** What a reference points to; empty for a logical one, or where only an extension stands in the place. */
    static Optional<String> target(Reference reference) {
        return Optional.ofNullable(reference.getReference());
    }

    /** The entry a reference of another one points to; empty where it points outside the record. */
    Optional<FhirEntry> resolve(FhirEntry from, String reference) {
        if (reference.startsWith("#")) {
            return Optional.ofNullable(inside.get(from.scope() + reference));
        }
        String target = VERSION.matcher(reference).replaceFirst("");
        return Optional.ofNullable(byUrl.get(target))
                .or(() -> Optional.ofNullable(byUrl.get(from.base() + target)))
                .or(() -> byTypeAndId.getOrDefault(target, Optional.empty()));
    }

    /** Whether an entry before this one has its fullUrl and says just the same. */
    boolean isRepeated(FhirEntry entry) {
        FhirEntry before = byUrl.get(entry.fullUrl());
        return before != null && !before.equals(entry) && before.resource().equalsDeep(entry.resource());
    }

    /** Whether nothing outside the record can be meant: a name made up for it, or a part of the resource itself. */
    static boolean isOfTheRecordAlone(String reference) {
        return reference.startsWith("urn:") || reference.startsWith("#");
    }

    /** The type an address names, e.g. {@code Location} for {@code https://…/Location/7}; empty where it names none. */
    static Optional<String> type(String reference) {
        Matcher named = TYPE_AND_ID.matcher(VERSION.matcher(reference).replaceFirst(""));
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
