package kz.daneker.consent;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;

/** What must hold across the fields of a matrix; {@link NeverRules} adds what must hold for people's safety. */
final class MatrixCheck {
    private MatrixCheck() {}

    static void check(SharingMatrix.Content matrix) {
        everyCategoryHasItsPolicy(matrix);
        Set<String> ids = new HashSet<>();
        Set<String> routes = new HashSet<>();
        for (MatrixRule rule : matrix.rules()) {
            if (!ids.add(rule.id())) {
                throw new BrokenMatrix("every rule must have an id of its own", rule.id() + " twice");
            }
            ruleHoldsTogether(rule);
            oneRulePerRoute(rule, routes);
        }
        emergencyServesItsRoutes(matrix);
        NeverRules.check(matrix);
    }

    private static void everyCategoryHasItsPolicy(SharingMatrix.Content matrix) {
        Set<DataCategory> missing = EnumSet.allOf(DataCategory.class);
        missing.removeAll(matrix.categories().keySet());
        if (!missing.isEmpty()) {
            throw new BrokenMatrix("categories must list all " + DataCategory.values().length, "none for " + missing);
        }
    }

    private static void ruleHoldsTogether(MatrixRule rule) {
        for (DataCategory category : rule.allow()) {
            if (rule.explicit().contains(category)) {
                throw new BrokenMatrix(
                        "a category is either allowed or explicit", category + " as both in " + rule.id());
            }
        }
        Set<DataCategory> hollow = EnumSet.copyOf(rule.required());
        hollow.removeAll(rule.listed());
        if (!hollow.isEmpty()) {
            throw new BrokenMatrix("what a rule requires it must also allow", hollow + " in " + rule.id());
        }
    }

    private static void oneRulePerRoute(MatrixRule rule, Set<String> routes) {
        for (AgencyType from : rule.from()) {
            for (AgencyType to : rule.to()) {
                if (!routes.add(rule.type() + " " + from + " " + to)) {
                    throw new BrokenMatrix(
                            "one rule must decide one route",
                            "a second rule, " + rule.id() + ", for " + rule.type() + " from " + from.word() + " to "
                                    + to.word());
                }
            }
        }
    }

    private static void emergencyServesItsRoutes(SharingMatrix.Content matrix) {
        List<ReferralType> types = List.copyOf(matrix.emergency().types());
        for (MatrixRule rule : matrix.rules()) {
            if (types.contains(rule.type()) && !matrix.emergency().categories().containsAll(rule.required())) {
                throw new BrokenMatrix(
                        "emergency access must open what its routes require", "less than " + rule.id() + " requires");
            }
            if (matrix.emergency().purposes().contains(rule.purpose())) {
                throw new BrokenMatrix(
                        "an emergency purpose must not be a rule's own", rule.purpose() + " in " + rule.id());
            }
        }
    }

    /** The matrix decides that a route is masked, the register as whom: neither may be without the other. */
    static void everyMaskedRouteHasItsSender(SharingMatrix matrix, AgencyRegister register) {
        for (MatrixRule rule : matrix.rules()) {
            for (AgencyType to : rule.masked() ? rule.to() : Set.<AgencyType>of()) {
                try {
                    register.neutralSenderFor(to);
                } catch (IllegalStateException e) {
                    throw new BrokenMatrix(
                            "a masked route needs a neutral sender in the agency register",
                            "none for " + to.word() + ", which " + rule.id() + " masks");
                }
            }
        }
    }

    /** Two agencies of one kind would be one opinion, and a body that is no party has none. */
    static void itsSignersAreParties(SharingMatrix matrix, AgencyRegister register) {
        matrix.changeSigners().ifPresent(signers -> {
            AgencyType owner = party(signers.owner(), matrix, register);
            for (AgencyId second : signers.seconds()) {
                if (party(second, matrix, register) == owner) {
                    throw new BrokenMatrix(
                            "owner and second of a change must be of different kinds", second + " of the owner's kind");
                }
            }
        });
    }

    private static AgencyType party(AgencyId id, SharingMatrix matrix, AgencyRegister register) {
        return register.find(id)
                .map(Agency::type)
                .filter(type -> !matrix.notAParty().contains(type))
                .filter(type -> !matrix.aggregateOnly().contains(type))
                .orElseThrow(() -> new BrokenMatrix(
                        "who may change the matrix must be a party in the agency register", id + ", which is none"));
    }
}
