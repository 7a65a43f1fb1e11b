package kz.daneker.cda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands beside a finding: its reactions, and observations about it by their code. What nobody wants stays listed. */
final class CdaLinks {
    private static final String MANIFESTATION = "MFST";

    private final Map<String, CdaElement> values = new HashMap<>();
    private final List<CdaElement> manifestations = new ArrayList<>();

    /** @param wanted codes of observations, and {@code MFST} for reactions */
    CdaLinks(CdaElement finding, Set<String> wanted) {
        for (CdaElement link : finding.children("entryRelationship")) {
            Optional<CdaElement> observation = link.child("observation");
            boolean sign =
                    link.attribute("typeCode").filter(MANIFESTATION::equals).isPresent();
            if (sign && wanted.contains(MANIFESTATION) && observation.isPresent()) {
                manifestations.add(observation.get());
            } else if (observation.isEmpty() || !take(observation.get(), wanted)) {
                link.unread();
            }
        }
    }

    private boolean take(CdaElement observation, Set<String> wanted) {
        Optional<String> code = observation.child("code").flatMap(each -> each.attribute("code"));
        Optional<CdaElement> value = observation.child("value");
        if (code.isEmpty() || value.isEmpty() || !wanted.contains(code.get())) {
            return false;
        }
        values.put(code.get(), value.get());
        return true;
    }

    List<CdaElement> manifestations() {
        return manifestations;
    }

    Optional<CdaElement> value(String code) {
        return Optional.ofNullable(values.get(code));
    }

    /** The code of that value. */
    Optional<String> code(String code) {
        return value(code).flatMap(value -> value.attribute("code"));
    }
}
