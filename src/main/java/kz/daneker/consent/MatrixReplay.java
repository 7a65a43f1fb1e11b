package kz.daneker.consent;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Decides a recorded input once more, under any matrix, in the order of {@link ConsentGate} and by the same rules. */
public final class MatrixReplay {
    private MatrixReplay() {}

    /** What this matrix makes of the input. */
    public static DecisionOutcome of(DecisionInput input, SharingMatrix matrix) {
        try {
            return carried(input, matrix);
        } catch (Refusal refusal) {
            return DecisionOutcome.refused(refusal.code());
        }
    }

    private static DecisionOutcome carried(DecisionInput input, SharingMatrix matrix) {
        MatrixPart.mustBeParty(matrix, input.to(), Parties.RECIPIENT);
        MatrixPart.mustBeParty(matrix, input.from(), Parties.SENDER);
        MatrixRule rule = MatrixPart.route(matrix, input.type(), input.from(), input.to());
        boolean emergency = matrix.emergency().purposes().contains(input.purpose());
        if (!emergency) {
            MatrixPart.purposeFits(rule, input.purpose());
        }
        MatrixPart.neverExchangedIsAbsent(matrix, input.categories().keySet());
        MatrixPart.requiredIsPresent(rule, input.categories().keySet());
        Map<DataCategory, CategoryDecision.Reason> reasons = new EnumMap<>(DataCategory.class);
        if (emergency) {
            MatrixPart.knowsEmergency(matrix, input.type());
            if (!input.approved()) {
                throw new Refusal(RefusalCode.DUAL_CONTROL, "/breakGlass/approvals");
            }
            input.categories().keySet().forEach(each -> reasons.put(each, MatrixPart.byEmergency(matrix, each)));
        } else {
            for (DataCategory required : new TreeSet<>(rule.required())) {
                if (!covers(input, rule, required)) {
                    throw new Refusal(RefusalCode.CONSENT_SCOPE, "/consents");
                }
            }
            input.categories()
                    .keySet()
                    .forEach(each -> reasons.put(each, MatrixPart.byConsent(rule, each, covers(input, rule, each))));
        }
        return new DecisionOutcome(null, rule.id(), reasons);
    }

    private static boolean covers(DecisionInput input, MatrixRule rule, DataCategory category) {
        return input.covers(category, rule.explicit().contains(category));
    }
}
