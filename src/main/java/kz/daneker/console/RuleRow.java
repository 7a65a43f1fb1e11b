package kz.daneker.console;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import kz.daneker.agency.AgencyType;
import kz.daneker.consent.MatrixRule;
import kz.daneker.referral.DataCategory;

/**
 * One rule for a page, its lists in an order that never changes.
 *
 * @param allow what goes by a consent that names it, without what needs more
 * @param explicit what needs its own tick
 */
record RuleRow(
        String id,
        String type,
        String purpose,
        List<String> from,
        List<String> to,
        boolean masked,
        Set<String> required,
        List<String> allow,
        List<String> explicit) {
    static RuleRow of(MatrixRule rule) {
        return new RuleRow(
                rule.id(),
                rule.type().name(),
                rule.purpose().name(),
                types(rule.from()),
                types(rule.to()),
                rule.masked(),
                Set.copyOf(names(rule.required())),
                names(rule.allow()),
                names(rule.explicit()));
    }

    private static List<String> types(Collection<AgencyType> types) {
        return types.stream().sorted().map(AgencyType::word).toList();
    }

    private static List<String> names(Collection<DataCategory> categories) {
        return categories.stream().sorted().map(Enum::name).toList();
    }
}
