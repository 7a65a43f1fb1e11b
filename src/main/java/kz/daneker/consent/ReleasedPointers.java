package kz.daneker.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import tools.jackson.databind.JsonNode;

/** Which disclosures of a sender's token a release shows: what goes of the data, the screened note, the answered id. */
public final class ReleasedPointers {
    private static final String REFERRAL = "/referral";
    private static final String DATA = REFERRAL + "/data/";
    private static final Set<String> BESIDE_DATA = Set.of(REFERRAL + "/note", REFERRAL + "/inResponseTo");

    private ReleasedPointers() {}

    /**
     * Asked with a disclosure's RFC 6901 pointer in the token, e.g. {@code /referral/data/EDU_NEEDS/grade}.
     *
     * @param released categories that go
     * @param resources ids of the FHIR resources that go
     * @param referral the payload of the token
     * @param elementsOf the token's own pointers to the elements of an array, in their order
     */
    public static Predicate<String> of(
            Set<DataCategory> released,
            Set<String> resources,
            JsonNode referral,
            Function<String, List<String>> elementsOf) {
        Set<String> names = Set.copyOf(released.stream().map(DataCategory::name).toList());
        Set<String> staying = staying(released, resources, referral, elementsOf);
        return pointer -> {
            if (!pointer.startsWith(DATA)) {
                return BESIDE_DATA.contains(pointer);
            }
            return names.contains(category(pointer)) && staying.stream().noneMatch(stays -> isIn(pointer, stays));
        };
    }

    private static Set<String> staying(
            Set<DataCategory> released,
            Set<String> resources,
            JsonNode referral,
            Function<String, List<String>> elementsOf) {
        Set<String> staying = new HashSet<>();
        for (DataCategory category : released) {
            String field = "/data/" + category + "/" + HealthResources.FIELD;
            JsonNode array = referral.at(field);
            if (!HealthResources.CATEGORIES.contains(category) || !array.isArray()) {
                continue;
            }
            List<String> elements = elementsOf.apply(REFERRAL + field);
            Set<String> here = new HashSet<>();
            for (int i = 0; i < array.size(); i++) {
                if (!resources.contains(array.get(i).path("id").asString(""))) {
                    here.add(elements.get(i));
                }
            }
            staying.addAll(here.size() == array.size() ? Set.of(REFERRAL + field) : here);
        }
        return staying;
    }

    private static boolean isIn(String pointer, String stays) {
        return pointer.equals(stays) || pointer.startsWith(stays + "/");
    }

    private static String category(String pointer) {
        int end = pointer.indexOf('/', DATA.length());
        return end < 0 ? pointer.substring(DATA.length()) : pointer.substring(DATA.length(), end);
    }
}
