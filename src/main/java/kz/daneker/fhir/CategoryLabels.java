package kz.daneker.fhir;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.referral.DataCategory;

/** Level and sensitivities of each category as the sharing matrix has them, e.g. MENTAL_HEALTH → R, MH, PSY. */
final class CategoryLabels {
    private final Map<DataCategory, Set<String>> labels = new EnumMap<>(DataCategory.class);

    CategoryLabels(SharingMatrix matrix) {
        matrix.categories().forEach((category, policy) -> {
            Set<String> words = new HashSet<>(policy.labels());
            words.add(policy.level().name());
            labels.put(category, Set.copyOf(words));
        });
    }

    Set<String> of(DataCategory category) {
        return labels.getOrDefault(category, Set.of());
    }
}
