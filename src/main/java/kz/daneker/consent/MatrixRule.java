package kz.daneker.consent;

import java.util.EnumSet;
import java.util.Set;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;

/**
 * One line of the sharing matrix: what may go on one kind of route.
 *
 * @param id e.g. {@code R01}
 * @param masked true where the sender itself would give the person away: the recipient sees a neutral one
 * @param separateConsent true where the consent must be about this and nothing else
 * @param required what the recipient cannot do without
 * @param allow needs a consent that names the category
 * @param explicit needs its own tick on the consent
 */
public record MatrixRule(
        String id,
        ReferralType type,
        Purpose purpose,
        Set<AgencyType> from,
        Set<AgencyType> to,
        boolean masked,
        boolean separateConsent,
        Set<DataCategory> required,
        Set<DataCategory> allow,
        Set<DataCategory> explicit) {
    public MatrixRule {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
        required = Set.copyOf(required);
        allow = Set.copyOf(allow);
        explicit = Set.copyOf(explicit);
    }

    /** Everything the rule may ever carry. */
    public Set<DataCategory> listed() {
        EnumSet<DataCategory> all = EnumSet.noneOf(DataCategory.class);
        all.addAll(allow);
        all.addAll(explicit);
        return all;
    }

    boolean carries(ReferralType wanted, AgencyType sender, AgencyType recipient) {
        return type == wanted && from.contains(sender) && to.contains(recipient);
    }
}
