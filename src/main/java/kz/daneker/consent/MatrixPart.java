package kz.daneker.consent;

import java.util.Set;
import java.util.TreeSet;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * The part of a decision that the matrix makes alone, from kinds and category names: no person, no register, no consent.
 *
 * <p>{@link ConsentGate} decides by it and {@link MatrixReplay} repeats it, so a preview of a new matrix cannot say
 * anything else than the gate will.
 */
final class MatrixPart {
    private MatrixPart() {}

    /**
     * Passes if bodies of this kind take part.
     *
     * @throws Refusal {@code PARTY_NOT_ALLOWED} for what is listed only to be refused, {@code CROSS_BORDER} for abroad
     */
    static void mustBeParty(SharingMatrix matrix, AgencyType type, String path) {
        if (matrix.notAParty().contains(type)) {
            throw new Refusal(RefusalCode.PARTY_NOT_ALLOWED, path);
        }
        if (type == AgencyType.FOREIGN_PARTNER) {
            throw new Refusal(RefusalCode.CROSS_BORDER, path);
        }
    }

    /**
     * The one rule for this kind of referral between these kinds of agency.
     *
     * @throws Refusal {@code ROUTE_NOT_ALLOWED}, pointing at the sender where no rule lets its kind send such referrals,
     *     else at the recipient
     */
    static MatrixRule route(SharingMatrix matrix, ReferralType type, AgencyType from, AgencyType to) {
        if (matrix.rules().stream()
                .noneMatch(rule -> rule.type() == type && rule.from().contains(from))) {
            throw new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, Parties.SENDER);
        }
        return matrix.rules().stream()
                .filter(rule -> rule.carries(type, from, to))
                .findFirst()
                .orElseThrow(() -> new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, Parties.RECIPIENT));
    }

    static void purposeFits(MatrixRule rule, Purpose purpose) {
        if (purpose != rule.purpose()) {
            throw new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, "/purpose");
        }
    }

    /** The reader refuses these first; the gate does not rely on it. */
    static void neverExchangedIsAbsent(SharingMatrix matrix, Set<DataCategory> present) {
        for (DataCategory category : new TreeSet<>(present)) {
            if (matrix.policy(category).neverExchange()) {
                throw new Refusal(RefusalCode.FORBIDDEN_CATEGORY, "/data/" + category);
            }
        }
    }

    static void requiredIsPresent(MatrixRule rule, Set<DataCategory> present) {
        for (DataCategory required : new TreeSet<>(rule.required())) {
            if (!present.contains(required)) {
                throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/data/" + required);
            }
        }
    }

    /** Passes if this kind of referral knows an emergency; {@code ROUTE_NOT_ALLOWED} otherwise. */
    static void knowsEmergency(SharingMatrix matrix, ReferralType type) {
        if (!matrix.emergency().types().contains(type)) {
            throw new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, "/purpose");
        }
    }

    /** What becomes of a category that a consent covers or does not. */
    static CategoryDecision.Reason byConsent(MatrixRule rule, DataCategory category, boolean covered) {
        if (!rule.allow().contains(category) && !rule.explicit().contains(category)) {
            return CategoryDecision.Reason.MATRIX_DENY;
        }
        return covered ? CategoryDecision.Reason.RELEASED : CategoryDecision.Reason.CONSENT_DENY;
    }

    /** What becomes of a category where lives are at risk and no consent is asked. */
    static CategoryDecision.Reason byEmergency(SharingMatrix matrix, DataCategory category) {
        return matrix.emergency().categories().contains(category)
                ? CategoryDecision.Reason.RELEASED
                : CategoryDecision.Reason.BREAK_GLASS_SCOPE;
    }
}
