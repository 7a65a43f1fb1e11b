package kz.daneker.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.referral.BreakGlass;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Emergency access (break-glass) that holds: enough people of different agencies answer for it.
 *
 * @param endsAt {@code max_hours} after the first approval that counts
 */
record Emergency(OffsetDateTime endsAt) {

    /**
     * Tells whether the referral asks for emergency access; purpose and block come together or not at all.
     *
     * @throws Refusal {@code DUAL_CONTROL} for the purpose without the block, {@code SCHEMA_INVALID_VALUE} for the block
     *     without the purpose beside consents; without any, the consent is what is missing
     */
    static boolean isAskedFor(Referral referral, EmergencyTerms terms) {
        boolean purpose = terms.purposes().contains(referral.header().purpose());
        boolean block = referral.breakGlass() != null;
        if (purpose && !block) {
            throw new Refusal(RefusalCode.DUAL_CONTROL, "/breakGlass");
        }
        if (block && !purpose && !referral.consents().isEmpty()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/purpose");
        }
        return purpose;
    }

    /**
     * Counts the approvals that hold: given within {@code max_hours}, by someone of an agency that is party to the
     * exchange.
     *
     * @throws Refusal {@code ROUTE_NOT_ALLOWED} where this kind of referral knows no emergency, {@code DUAL_CONTROL} for
     *     too few people or agencies
     */
    static Emergency approved(Referral referral, SharingMatrix matrix, AgencyRegister register, Instant now) {
        EmergencyTerms terms = matrix.emergency();
        MatrixPart.knowsEmergency(matrix, referral.header().type());
        BreakGlass block = referral.breakGlass();
        List<BreakGlass.Approval> holding = block == null
                ? List.of()
                : block.approvals().stream()
                        .filter(approval -> holds(approval, matrix, register, now))
                        .toList();
        for (EmergencyTerms.Distinct trait : terms.distinct()) {
            long different = holding.stream()
                    .map(approval -> trait(approval, trait))
                    .distinct()
                    .count();
            if (different < terms.approvers()) {
                throw new Refusal(RefusalCode.DUAL_CONTROL, "/breakGlass/approvals");
            }
        }
        return holding.stream()
                .map(BreakGlass.Approval::at)
                .min(Comparator.comparing(OffsetDateTime::toInstant))
                .map(first -> new Emergency(first.plus(terms.lasts())))
                .orElseThrow(() -> new Refusal(RefusalCode.DUAL_CONTROL, "/breakGlass/approvals"));
    }

    /** Folded, so that writing one name twice in different ways makes no second person. */
    private static String trait(BreakGlass.Approval approval, EmergencyTerms.Distinct trait) {
        String written = switch (trait) {
            case USER -> approval.userRef();
            case AGENCY -> approval.agency().value();
            case ROLE -> approval.role();
        };
        return written.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean holds(
            BreakGlass.Approval approval, SharingMatrix matrix, AgencyRegister register, Instant now) {
        Instant at = approval.at().toInstant();
        boolean recent = at.isAfter(now.minus(matrix.emergency().lasts()))
                && !at.isAfter(now.plus(matrix.limits().clockSkew()));
        return recent
                && register.find(approval.agency())
                        .filter(agency -> !matrix.notAParty().contains(agency.type()))
                        .filter(agency -> !matrix.aggregateOnly().contains(agency.type()))
                        .isPresent();
    }
}
